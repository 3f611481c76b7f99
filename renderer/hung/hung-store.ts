/** The list of hung messages. Retried ones stay in their place until the list is applied again. */
import { HUNG_MESSAGES } from '../messages/default-query.ts';
import { MessageView } from '../messages/view.ts';

export const hungView = new MessageView(HUNG_MESSAGES);

export function applyHung(): void {
  void hungView.apply(HUNG_MESSAGES);
}
