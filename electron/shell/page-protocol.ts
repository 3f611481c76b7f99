/** Serves the window's own files, and nothing else, under app://workbench/. */
import fs from 'node:fs';
import path from 'node:path';
import { net, protocol } from 'electron';
import { pathToFileURL } from 'node:url';

const SCHEME = 'app';
const HOST = 'workbench';
export const PAGE_URL = `${SCHEME}://${HOST}/index.html`;

/**
 * Message content is hostile and shown as text only; should some of it ever be taken for markup, this keeps it from
 * running or calling home.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'none'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

/** Once the app is ready. */
export function servePage(folder: string): void {
  protocol.handle(SCHEME, async (request) => {
    const file = fileFor(folder, request.url);
    if (file === null) return new Response('Not found', { status: 404 });
    const response = await net.fetch(pathToFileURL(file).toString());
    const headers = new Headers(response.headers);
    headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    headers.set('X-Content-Type-Options', 'nosniff');
    return new Response(response.body, { status: response.status, headers });
  });
}

/** Null for another host, for a path that leads out of the folder, and for what is not there. */
function fileFor(folder: string, address: string): string | null {
  const url = new URL(address);
  if (url.host !== HOST) return null;
  const file = path.join(folder, path.normalize(decodeURIComponent(url.pathname)));
  const isInside = file.startsWith(folder + path.sep);
  return isInside && fs.existsSync(file) ? file : null;
}

export function isPage(address: string | undefined): boolean {
  return address?.startsWith(`${SCHEME}://${HOST}/`) ?? false;
}
