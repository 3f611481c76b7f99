import { describe, expect, test } from 'vitest';
import { icns, ico } from '../../../build/icons/containers.mjs';
import { controlFile, desktopEntry, mimePackage } from '../../../build/packaging/deb-files.mjs';
import { electronBuilderArgs, isForThisPlatform } from '../../../build/packaging/electron-builder-args.mjs';

const OTHER_PLATFORM = process.platform === 'win32' ? '--mac' : '--win';

describe('calling electron-builder', () => {
  const runtime = {
    executable: '/e/electron',
    distPath: '/e',
    version: '45.4.1',
    source: 'official',
  } as const;

  test('hands over the Electron at hand for this platform', () => {
    expect(isForThisPlatform([])).toBe(true);
    expect(electronBuilderArgs(runtime, [])).toEqual(
      expect.arrayContaining(['-c.electronVersion=45.4.1', '-c.electronDist=/e']),
    );
  });

  test('lets it fetch the Electron of another platform', () => {
    expect(isForThisPlatform([OTHER_PLATFORM])).toBe(false);
    expect(electronBuilderArgs(runtime, [OTHER_PLATFORM]).join(' ')).not.toContain('electronDist');
  });
});

describe('the Debian package', () => {
  test('states its size in KiB, rounded up, and both names of renamed libraries', () => {
    const control = controlFile({
      version: '1.2.3',
      architecture: 'amd64',
      description: 'x',
      installedBytes: 1025,
    });
    expect(control).toContain('Version: 1.2.3\nArchitecture: amd64\n');
    expect(control).toContain('Installed-Size: 2\n');
    expect(control).toContain('libgtk-3-0t64 | libgtk-3-0,');
    expect(control.endsWith('\n')).toBe(true);
  });

  test('offers every kind of file in the desktop entry and in the MIME database', () => {
    for (const type of [
      'message/rfc822',
      'application/vnd.ms-outlook',
      'application/mbox',
      'application/ms-tnef',
    ]) {
      expect(desktopEntry()).toContain(`${type};`);
      expect(mimePackage()).toContain(`type="${type}"`);
    }
  });
});

describe('icon containers', () => {
  const png = (size: number): [number, Buffer] => [size, Buffer.from(`png ${size}`)];

  test('an .ico points at each image up to 256 pixels', () => {
    const file = ico(new Map([png(16), png(256), png(512)]));
    expect(file.readUInt16LE(4)).toBe(2);
    expect([file[6], file[22]]).toEqual([16, 0]);
    const [bytes, offset] = [file.readUInt32LE(22 + 8), file.readUInt32LE(22 + 12)];
    expect(file.subarray(offset, offset + bytes).toString()).toBe('png 256');
    expect(offset + bytes).toBe(file.length);
  });

  test('an .icns states the length of itself and of each part', () => {
    const file = icns(new Map([png(128)]));
    expect(file.toString('latin1', 0, 4)).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    expect(file.toString('latin1', 8, 12)).toBe('ic07');
    expect(file.readUInt32BE(12)).toBe(8 + 'png 128'.length);
  });
});
