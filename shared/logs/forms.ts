/** All forms of log lines, in the order in which a line that is not of the file's own form is tried with them. */
import { dispatchForm } from './dispatch.ts';
import { dsschedForm } from './dssched.ts';
import { eventForm } from './event.ts';
import type { LogForm } from './form.ts';
import { listdsForm } from './listds.ts';
import { listqForm } from './listq.ts';
import type { LogFormat } from './model.ts';
import { pipedForm } from './piped.ts';
import { sentRecvForm } from './sent-recv.ts';

const FORM_OF: Readonly<Record<LogFormat, LogForm>> = {
  dirsync: pipedForm('dirsync'),
  dsserver: pipedForm('dsserver'),
  'sent-recv': sentRecvForm,
  event: eventForm,
  listq: listqForm,
  listds: listdsForm,
  dssched: dsschedForm,
  // Last: its lines have the least of a form.
  dispatch: dispatchForm,
};

const EACH_FORM = Object.values(FORM_OF).filter((form) => form !== FORM_OF.dsserver);

export function mainForm(format: LogFormat): LogForm {
  return FORM_OF[format];
}

/** The forms to try after the main one. DIRSYNC.LOG and DSSERVER.LOG count as one: each reads the other's lines. */
export function otherForms(format: LogFormat): readonly LogForm[] {
  const main = format === 'dsserver' ? FORM_OF.dirsync : FORM_OF[format];
  return EACH_FORM.filter((form) => form !== main);
}
