/** What an operating system says in codes, as people read it. */
import { describe, expect, test } from 'vitest';
import { readFault, writeFault } from '../../shared/system-fault.ts';

describe('what could not be written', () => {
  test('says what is the matter and what helps, and never names a temporary file', () => {
    expect(writeFault('ENOSPC: no space left on device, write')).toEqual({
      text: 'the disk is full (ENOSPC)',
      nextStep: 'Make room there, or choose another place.',
    });
    const refused = writeFault("EACCES: permission denied, open '/sys/.x.gz.ef6d.part'");
    expect(refused.text).toBe('you may not write there (EACCES)');
    expect(writeFault("ENOENT: no such file or directory, lstat '/nowhere'").text).toBe(
      'the folder is not there (ENOENT)',
    );
    expect(writeFault("EBUSY: resource busy or locked, rename '/a/.b.part' -> '/a/b'").text).toBe(
      'the system refused it (EBUSY)',
    );
  });

  test('without a code keeps its words', () => {
    expect(writeFault('something other than a file is there').text).toBe(
      'something other than a file is there',
    );
  });
});

describe('what could not be read', () => {
  test('because it is gone is to be scanned anew; what nobody knows better keeps its words', () => {
    expect(readFault('ENOENT: no such file or directory')).toEqual({
      text: 'the file is no longer there (ENOENT)',
      nextStep: 'Rescan the queue.',
    });
    expect(readFault('EACCES: permission denied')?.nextStep).toContain('permissions');
    expect(readFault('EMFILE: too many open files')).toBeNull();
    expect(readFault('the archive has changed since it was listed')).toBeNull();
  });
});
