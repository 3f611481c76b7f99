import type { PlugInList } from '../../shared/formats/plug-in.ts';
import type { Limits } from '../../shared/limits.ts';
import { readPlugIns } from './plug-ins.ts';
import type { ReadPlugIns } from './plug-ins.ts';

export interface PlugInFolder {
  /** Reads the folder anew, for a queue that is opened. */
  read(): Promise<ReadPlugIns>;
  /**
   * What a folder holds now. Without one, the chosen one as it was read last; one that was chosen since then as it is
   * now.
   */
  list(folder?: string): Promise<PlugInList>;
}

/** @param chosen the folder of the settings; null for none */
export function createPlugInFolder(entry: URL, limits: Limits, chosen: () => string | null): PlugInFolder {
  let last: ReadPlugIns | null = null;
  const read = async (): Promise<ReadPlugIns> => (last = await readPlugIns(chosen(), entry, limits));
  return {
    read,
    list: async (folder) => {
      if (folder !== undefined) return (await readPlugIns(folder, entry, limits)).list;
      return (last !== null && last.list.folder === chosen() ? last : await read()).list;
    },
  };
}
