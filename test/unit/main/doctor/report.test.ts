import { describe, expect, it } from 'vitest';
import { reportOf, toldToPrograms } from '../../../../src/main/doctor/report.ts';
import { sentenceOf } from '../../../../src/shared/finding-words.ts';
import { findings as english } from '../../../../src/shared/messages/en/doctor.ts';
import { messagesOf } from '../../../../src/shared/messages/messages-of.ts';
import { createDoctorBench } from '../../../support/doctor-bench.ts';

const PORTS = {
  version: '1.2.3',
  platform: 'linux',
  alarms: { wallAt: (atMs: number) => atMs + 1_000_000 },
  redact: (text: string) => text.replaceAll('secret', '…'),
} as const;

const LOOK = { atMs: 0, accountKey: 'github.com/1', host: 'github.com' } as const;

describe('the report', () => {
  it('goes by groups, the worst first, and in each the worst first', async () => {
    const { examine } = await createDoctorBench({
      look: { isFound: () => Promise.resolve(false), isSandboxed: () => false },
    });
    const { findings } = reportOf(await examine(), PORTS);
    expect(findings.map(({ check }) => check)).toEqual([
      'hostName',
      'clock',
      'proxy',
      'certificate',
      'sandbox',
      'keyring',
      'tray',
      'notices',
      'autostart',
      'clipboard',
      'agent',
      'variables',
      'deviceEndpoint',
      'exchange',
      'copilotApi',
      'identity',
    ]);
  });

  it('names hosts, and neither the login nor a token', async () => {
    const { world, examine } = await createDoctorBench();
    const report = reportOf(await examine(), PORTS);
    expect(report.text).toContain('github.com is found.');
    expect(report.text).not.toContain('octocat');
    const token = world.engine().tokenAtHand('github.com/583231')?.token.reveal() ?? 'none';
    expect(report.text + JSON.stringify(report)).not.toContain(token);
  });

  it('passes the redactor, in each of its forms', () => {
    const finding = { check: 'proxy', health: 'well', kind: 'proxyUsed', step: null } as const;
    const report = reportOf({ ...LOOK, findings: [{ ...finding, facts: ['secret.corp'] }] }, PORTS);
    expect(JSON.stringify([report, toldToPrograms(report, '1')])).not.toContain('secret');
    expect(report.text).toContain('….corp');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300])('can be made at %s ms', (atMs) => {
    const instant = { kind: 'instant', atMs } as const;
    const finding = { check: 'identity', health: 'well', kind: 'identityKnown' } as const;
    const one = { ...finding, facts: [instant], step: null };
    expect(() => reportOf({ ...LOOK, atMs: 0, findings: [one] }, PORTS)).not.toThrow();
  });
});

describe('the words of a finding', () => {
  it.each(['en', 'ja'] as const)('take every fact there is, in %s', (language) => {
    const facts = [
      { kind: 'instant', atMs: 0 },
      { kind: 'span', spanMs: 300_000 },
      { kind: 'trouble', trouble: 'proxy' },
      { kind: 'advice', trouble: 'proxy' },
      { kind: 'refusal', reason: 'billing_locked' },
    ] as const;
    for (const kind of Object.keys(english) as (keyof typeof english)[]) {
      const style = { language, hourCycle: 'h23' } as const;
      const sentence = sentenceOf({ kind, facts }, messagesOf(language), style, 0);
      expect(sentence).not.toMatch(/undefined|\[object|NaN/);
    }
  });
});
