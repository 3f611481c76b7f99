/** Who wrote an event, for comparing. Articles print some sources in several ways. */

const SHORT: Readonly<Record<string, string>> = { msmi: 'msexchangemsmi' };

/**
 * The same for every way a source is written: case and blanks do not count ("MSExchange MTA", Q170535), and MSMI is
 * MSExchangeMSMI (Q173344, Q175965).
 */
export function sourceKey(source: string): string {
  const key = source.toLowerCase().replaceAll(/\s+/g, '');
  return SHORT[key] ?? key;
}
