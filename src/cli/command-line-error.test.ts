import { describe, expect, test } from 'vitest';
import { runLine } from '../../test/support/terminal.ts';

const LINES: readonly (readonly [line: string, code: string, told: string])[] = [
  ['', 'command_is_missing', 'account, pack, mode'],
  ['pack', 'command_is_missing', 'grant, list'],
  ['setle', 'command_is_unknown', 'you may mean: settle'],
  ['pack lst', 'command_is_unknown', 'you may mean: list'],
  ['xyzzy', 'command_is_unknown', 'you may mean: serve, demo, backup'],
  ['settle --dat 2022-01-04', 'option_is_unknown', 'you may mean: --date'],
  ['settle --jsn', 'option_is_unknown', 'you may mean: --json'],
  ['settle', 'option_is_missing', '--date <date>'],
  ['settle --date', 'option_has_no_value', '--date <date>'],
  ['deductions --account a --format xml', 'option_value_is_not_among', 'json, csv, xlsx'],
  ['simulate', 'argument_is_missing', '<file>'],
  ['simulate a b', 'too_many_arguments', '2 (there should be 1)'],
];

describe('a command line that is wrong', () => {
  test.for(LINES)('"%s" is refused: %s', async ([line, code, told]) => {
    const args = line === '' ? [] : line.split(' ');
    const { exitCode, out, err } = await runLine(args);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err.replaceAll('\n', ' ')).toContain(told);
    expect(err).toContain(`code ${code}`);
    // None of commander's own words reach the user.
    expect(err).not.toMatch(/error:/);
    const json = await runLine([...args, '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ error: { code } });
  });

  test('names the option that is missing as it is written', async () => {
    const { err } = await runLine(['pack', 'list']);
    expect(err).toContain('at --account · code option_is_missing');
  });

  test('is refused in Chinese', async () => {
    const environment = { PACKLEDGER_LANG: 'zh' };
    const { err } = await runLine(['settle'], { environment });
    expect(err).toBe(
      'packledger: 缺少选项 --date <date>\n  位置：--date　代码：option_is_missing\n',
    );
  });
});

describe('settings that are wrong', () => {
  test('are refused before anything else, in the language of the locale', async () => {
    const environment = { PACKLEDGER_LANG: 'fr', LANG: 'zh_CN.UTF-8' };
    const { exitCode, err } = await runLine(['--help'], { environment });
    expect(exitCode).toBe(2);
    expect(err).toContain('环境变量 PACKLEDGER_LANG 的值“fr”不对');
  });

  test('that are misspelt are noted', async () => {
    const environment = { PACKLEDGER_CATALOGS: 'x' };
    const { err } = await runLine(['simulate', 'nowhere.json'], { environment });
    expect(err).toContain('there is no setting PACKLEDGER_CATALOGS');
  });

  test('of the store are refused wherever they come from, without their password', async () => {
    const line = ['verify', '--json', '--database', 'mysql://me:secret@host/db'];
    const { exitCode, out, err } = await runLine(line);
    expect(exitCode).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'database_url_is_unknown' } });
    expect(out + err).not.toContain('secret');
  });
});

describe('help and version', () => {
  test('are printed on standard output and are no failure', async () => {
    for (const args of [['--help'], ['pack', 'grant', '--help'], ['help', 'settle']]) {
      const { exitCode, out, err } = await runLine(args);
      expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
      expect(out).toContain('Usage: packledger');
    }
    expect((await runLine(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('is in Chinese where people read it', async () => {
    const environment = { PACKLEDGER_LANG: 'zh' };
    const { out } = await runLine(['usage', 'import', '--help'], { environment });
    for (const heading of ['用法：', '参数：', '选项：', '全局选项：', '例子：']) {
      expect(out).toContain(heading);
    }
    expect(out.replaceAll(/\s+/g, '')).toContain(
      '（可用：ndjson、csv、nginx-rtmp、srs、nginx、tencent-flux、tencent-bandwidth、' +
        'tencent-transcode）（必填）',
    );
  });

  test('fits into 80 columns, but for examples that are to be copied', async () => {
    const { out } = await runLine(['settle', '--help'], { width: 80 });
    const wide = out.split('\n').filter((line) => line.length > 80);
    expect(wide).toEqual([]);
  });
});
