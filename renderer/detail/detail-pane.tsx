import { useEffect } from 'react';
import type { ReactElement } from 'react';
import type { MessageDetail } from '../../shared/model.ts';
import { useFileThatIsNoMessage } from '../files/files-store.ts';
import { FormatTab } from '../format/format-tab.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { AttemptsTab } from './attempts-tab.tsx';
import { BytesTab } from './bytes-tab.tsx';
import { DetailHead } from './detail-head.tsx';
import { refreshDetail, showTab, useDetail } from './detail-store.ts';
import type { DetailTab } from './detail-store.ts';
import { focusCentre, hideDetails } from './open-message.ts';
import { SummaryTab } from './summary-tab.tsx';
import { BodyTab, HeadersTab } from './text-tabs.tsx';
import { TransactionsTab } from './transactions-tab.tsx';
import './detail.css';

const TITLES: readonly { readonly key: DetailTab; readonly title: string }[] = [
  { key: 'summary', title: 'Summary' },
  { key: 'headers', title: 'Headers' },
  { key: 'body', title: 'Body' },
  { key: 'format', title: 'Format' },
  { key: 'transactions', title: 'Transactions' },
  { key: 'bytes', title: 'Bytes' },
  { key: 'attempts', title: 'Attempts' },
];

/** Everything about the chosen message. */
export function DetailPane(): ReactElement {
  const { id, detail, refusal } = useDetail();
  useEffect(() => {
    if (id !== null) refreshDetail();
  }, [id]);
  return (
    <aside
      className="detail"
      id="message-details"
      aria-label="Message details"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) focusCentre();
      }}
    >
      {detail === null ? (
        <>
          <div className="detail-blank-bar">
            <CloseButton />
          </div>
          {refusal !== null && (
            <div className="detail-blank">
              <RefusalNote refusal={refusal} />
            </div>
          )}
          {refusal === null && id === null && (
            <Empty text="Nothing chosen.">
              Choose a message or a file in the list to see what it holds, its transactions and bytes.
            </Empty>
          )}
        </>
      ) : (
        <>
          <DetailHead row={detail.row} close={<CloseButton />} />
          <Faces detail={detail} />
        </>
      )}
    </aside>
  );
}

/** What there is to see of a file that is no message. */
const OF_FILES: ReadonlySet<DetailTab> = new Set(['format', 'bytes', 'attempts']);

function Faces({ detail }: { readonly detail: MessageDetail }): ReactElement {
  const chosen = useDetail(({ tab }) => tab);
  const isFile = useFileThatIsNoMessage(detail.row.id) !== null;
  const tabs = isFile ? TITLES.filter(({ key }) => OF_FILES.has(key)) : TITLES;
  const tab = tabs.some(({ key }) => key === chosen) ? chosen : 'format';
  return (
    <Tabs
      label={isFile ? 'Faces of the file' : 'Faces of the message'}
      tabs={tabs}
      chosen={tab}
      onChoose={showTab}
    >
      {/* By id, so that no scroll position or answer of the message before stays. */}
      <TabContent key={detail.row.id} tab={tab} detail={detail} />
    </Tabs>
  );
}

function TabContent({
  tab,
  detail,
}: {
  readonly tab: DetailTab;
  readonly detail: MessageDetail;
}): ReactElement {
  switch (tab) {
    case 'summary':
      return <SummaryTab detail={detail} />;
    case 'headers':
      return <HeadersTab detail={detail} />;
    case 'body':
      return <BodyTab detail={detail} />;
    case 'format':
      return <FormatTab detail={detail} />;
    case 'transactions':
      return <TransactionsTab detail={detail} />;
    case 'bytes':
      return <BytesTab detail={detail} />;
    case 'attempts':
      return <AttemptsTab detail={detail} />;
  }
}

function CloseButton(): ReactElement {
  return (
    <Button size="icon" weight="quiet" aria-label="Hide details" title="Hide details" onClick={hideDetails}>
      <Icon name="close" />
    </Button>
  );
}
