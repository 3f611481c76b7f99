import { buildBoard } from '../../shared/schedule/board.ts';
import type { ScheduleBoard } from '../../shared/schedule/model.ts';
import type { ReadHandle } from '../index/open-index.ts';
import { readDispatchRuns, readScheduleFiles, readTimesByHand } from '../index/schedule-times.ts';
import { readMeasuredMail, readRequestorNames } from '../index/schedule-transit.ts';

/** The schedule as the index knows it now. */
export function readBoard(index: ReadHandle): ScheduleBoard {
  const mail = readMeasuredMail(index);
  const { seen, missed, lastServerRun, placeless } = readDispatchRuns(index);
  return buildBoard({
    files: readScheduleFiles(index),
    runs: seen,
    byHand: readTimesByHand(index),
    missed,
    legs: mail.legs,
    lastServerRun,
    messageServer: mail.server,
    requestors: readRequestorNames(index),
    placeless,
  });
}
