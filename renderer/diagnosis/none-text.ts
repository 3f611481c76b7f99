import type { DiagnosisStatus } from '../../shared/contract/diagnosis.ts';

/** None found, not checked yet, and could not be worked out are three different answers. */
export function noneText(status: DiagnosisStatus | null, name: string): string {
  if (status === null) return 'Verdicts are being looked for…';
  switch (status.kind) {
    case 'ready':
      return `Nothing wrong was found with ${name}.`;
    case 'waiting':
      return 'Not checked for causes yet: messages are still being read.';
    case 'working':
      return 'Not checked for causes yet: they are being worked out.';
    case 'failed':
      return `The causes could not be worked out: ${status.text}`;
  }
}
