/** Codecs of the administrator's own, for `inspect`: said in the words of the settings. */
import type { PlugInList } from '../../shared/formats/plug-in.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';

/**
 * What of the folder is not used, a line each; none where no folder was chosen.
 * The error is a sentence: the folder itself could not be read.
 */
export function plugInLines({ folder, plugIns, problem }: PlugInList): Result<readonly string[], string> {
  if (folder === null) return success([]);
  // Beside modules it is that there are too many of them.
  if (problem !== null && plugIns.length === 0) return failure(`--plug-ins ${folder}: ${problem}`);
  const none = plugIns.length === 0 ? ['No module (a file *.js) is in this folder.'] : [];
  const notUsed = plugIns.flatMap(({ file, problem: why }) =>
    why === null ? [] : [`${file} is not used: ${why}.`],
  );
  return success(
    [...(problem === null ? [] : [problem]), ...none, ...notUsed].map(
      (line) => `--plug-ins ${folder}: ${line}`,
    ),
  );
}

/** As the document has it; null where no folder was chosen. */
export function plugInsEntry({ folder, plugIns, problem }: PlugInList): object | null {
  return folder === null ? null : { folder, problem, modules: plugIns };
}
