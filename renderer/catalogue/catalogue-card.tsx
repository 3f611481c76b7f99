import { Fragment } from 'react';
import type { ReactElement } from 'react';
import { articleAbout } from '../../shared/catalogue/articles.ts';
import { entryById, entryId } from '../../shared/catalogue/catalogue.ts';
import type { CatalogueEntry } from '../../shared/catalogue/model.ts';
import type { LogQuery } from '../../shared/contract/logs.ts';
import { counted } from '../../shared/format/count.ts';
import { copyText } from '../gal/browse/copy-entries.ts';
import { clearLogFilter, focusLines } from '../logs/logs-store.ts';
import { severityLook } from '../logs/severity-look.ts';
import { openInfo, useQueue } from '../queue/queue-store.ts';
import { showView } from '../shell/shell-store.ts';
import { Button, Link } from '../ui/button.tsx';
import { LookBadge } from '../ui/look-badge.tsx';
import { Empty } from '../ui/refusal.tsx';
import { unknownId } from './catalogue-rows.ts';
import { useCatalogue } from './catalogue-store.ts';
import { entryText } from './entry-text.ts';
import { UNKNOWN_CODE_LOOK, entryName } from './kind-words.ts';
import { linesOfEntry } from './lines-of-entry.ts';
import { unknownLines } from './occurrence.ts';
import type { UnknownCode } from './occurrence.ts';

/** The chosen entry: what it says, why it comes, what to do, and where that is known from. */
export function CatalogueCard(): ReactElement {
  const { chosen, occurrence } = useCatalogue();
  const entry = chosen === null ? null : entryById(chosen);
  const unknown = occurrence?.unknown.find((one) => unknownId(one) === chosen);
  return (
    <section
      className="catalogue-card"
      id="catalogue-card"
      aria-label="Entry"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The list comes before the view that is left.
        event.preventDefault();
        document.getElementById('catalogue-list')?.focus();
      }}
    >
      {entry !== null && <EntryContent entry={entry} />}
      {entry === null && unknown !== undefined && <UnknownContent unknown={unknown} />}
      {entry === null && unknown === undefined && (
        <Empty text="No entry is chosen.">Choose one in the list to see what it means and what to do.</Empty>
      )}
    </section>
  );
}

function EntryContent({ entry }: { readonly entry: CatalogueEntry }): ReactElement {
  const { severity, title, meaning, causes, remedy } = entry;
  return (
    <>
      <header className="catalogue-card-head">
        <span className="mono selectable">{entryName(entry)}</span>
        {severity === null ? (
          <span className="quiet">no fixed severity</span>
        ) : (
          <LookBadge look={severityLook(severity)} />
        )}
        <Button size="small" weight="quiet" onClick={() => void copyText(entryText(entry), 'Entry copied.')}>
          Copy
        </Button>
      </header>
      <h2 className="selectable">{title}</h2>
      <p className="selectable">{meaning}</p>
      <SeenHere entry={entry} />
      <h3>Usual causes</h3>
      {causes.length === 0 ? (
        <p className="quiet">The articles name none.</p>
      ) : (
        <ul className="catalogue-points">
          {causes.map((cause) => (
            <li key={cause} className="selectable">
              {cause}
            </li>
          ))}
        </ul>
      )}
      <h3>What to do</h3>
      {remedy.length === 0 ? (
        <p className="quiet">Nothing, as far as the articles say.</p>
      ) : (
        <ol className="catalogue-points">
          {remedy.map((step) => (
            <li key={step} className="selectable">
              {step}
            </li>
          ))}
        </ol>
      )}
      <Articles ids={entry.kb} />
    </>
  );
}

function Articles({ ids }: { readonly ids: readonly string[] }): ReactElement {
  return (
    <>
      <h3>Told from</h3>
      <dl className="facts catalogue-articles">
        {ids.map((id) => (
          <Fragment key={id}>
            <dt className="selectable">{id}</dt>
            <dd className="selectable">
              {articleAbout(id) ?? <span className="quiet">(outside the list)</span>}
            </dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}

/** How often it stands in the open queue; one click away from these lines. */
function SeenHere({ entry }: { readonly entry: CatalogueEntry }): ReactElement | null {
  const occurrence = useCatalogue((state) => state.occurrence);
  const isOpen = useQueue((state) => openInfo(state) !== null);
  if (!isOpen || occurrence === null) return null;
  const query = linesOfEntry(entry);
  if (query === null)
    return <p className="catalogue-seen quiet">Not written into the logs that are read here.</p>;
  if (entry.kind === 'ndr') {
    return (
      <p className="catalogue-seen">
        <Link onClick={() => showLines(query)}>Look for it in the logs of this queue</Link>
      </p>
    );
  }
  const lines = occurrence.lines.get(entryId(entry)) ?? 0;
  return (
    <p className="catalogue-seen">
      {lines === 0 ? (
        <span className="quiet">Not seen in the logs of this queue.</span>
      ) : (
        <>
          Seen in this queue:{' '}
          <Link title="Shows these lines in the logs" onClick={() => showLines(query)}>
            {counted(lines, 'line')}
          </Link>
        </>
      )}
    </p>
  );
}

function UnknownContent({ unknown }: { readonly unknown: UnknownCode }): ReactElement {
  const { source, code, lines } = unknown;
  return (
    <>
      <header className="catalogue-card-head">
        <span className="mono selectable">
          {source} {code}
        </span>
        <LookBadge look={UNKNOWN_CODE_LOOK} />
      </header>
      <h2>Unknown code</h2>
      <p>
        It stands in the logs of this queue, and no article that the catalogue is made from tells it. Its own
        text is all there is to go by; look at what the same program wrote just before it.
      </p>
      <p className="catalogue-seen">
        Seen in this queue:{' '}
        <Link title="Shows these lines in the logs" onClick={() => showLines(unknownLines(unknown))}>
          {counted(lines, 'line')}
        </Link>
      </p>
    </>
  );
}

function showLines(query: Partial<LogQuery>): void {
  showView('logs');
  focusLines();
  void clearLogFilter(query);
}
