/** Why a request was refused. `text` says what happened, `nextStep` what to do; both are shown as they are. */
export interface Refusal {
  readonly kind:
    | 'invalid-request'
    | 'no-queue'
    | 'not-found'
    | 'busy'
    | 'not-allowed'
    | 'could-not-open'
    | 'input-output'
    | 'engine-down';
  readonly text: string;
  readonly nextStep: string;
}
