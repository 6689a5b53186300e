import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../src-shared/i18n/catalogs.ts';
import { message } from '../../../src-shared/i18n/catalogs.ts';
import { exclude, include } from '../../../src-shared/query/rule.ts';
import type { Translate } from '../../app/i18n.ts';
import { ruleSentence } from './rule-sentence.ts';

const say = (locale: Locale): Translate => (key, parameters) => message(locale, key, parameters);
const rules = [include('processName', 'is', 'a.exe'), include('processName', 'is', 'b.exe'), include('path', 'beginsWith', 'C:\\Windows'), exclude('result', 'is', 'SUCCESS')];

describe('ruleSentence', () => {
  it('says in English how rules combine', () => {
    expect(ruleSentence(rules, say('en'), 'filter')).toBe('(Process Name is “a.exe” or “b.exe”) and Path begins with “C:\\Windows”, except where Result is “SUCCESS”');
  });

  it('says the same in Korean', () => {
    expect(ruleSentence(rules, say('ko'), 'filter')).toBe('(프로세스 이름 값이 “a.exe” 또는 “b.exe”) 그리고 경로 값의 시작이 “C:\\Windows”, 다음은 제외: 결과 값이 “SUCCESS”');
  });

  it('repeats negative verbs, and ignores what is not ticked', () => {
    expect(ruleSentence([include('pid', 'isNot', '1'), include('pid', 'isNot', '2'), { ...include('tid', 'is', '9'), enabled: false }], say('en'), 'filter')).toBe('PID is not “1” or PID is not “2”');
  });

  it('knows an empty list: everything is shown, nothing is highlighted', () => {
    expect(ruleSentence([], say('en'), 'filter')).toBe('Every event');
    expect(ruleSentence([exclude('pid', 'is', '4')], say('en'), 'filter')).toBe('Every event, except where PID is “4”');
    expect(ruleSentence([exclude('pid', 'is', '4')], say('en'), 'highlight')).toBe('No event');
  });
});
