/** The filter that hides nothing. (Beside the schema it would bring zod into the window.) */
import type { LogQuery } from '../contract/logs.ts';

export const EVERY_LINE: LogQuery = {
  formats: [],
  severities: [],
  postOffices: [],
  code: null,
  source: null,
  text: '',
  fileId: null,
  problemsOnly: false,
  order: 'time',
};
