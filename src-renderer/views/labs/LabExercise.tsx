// src-renderer/views/labs/LabExercise.tsx
//
// One exercise: question, answer, verdict of the host with the explanation and the queries that anybody can repeat.

import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { Exercise, ExerciseAnswer, Finding, Verdict } from '../../../src-shared/exercise/exercise.ts';
import type { LabInfo } from '../../../src-shared/ipc/machine.ts';
import { runCommand } from '../../app/command-runtime.ts';
import { filterSentence, shortSentence } from '../../app/filter-words.ts';
import { useFormat, useLocale, useT } from '../../app/i18n.ts';
import type { Translate } from '../../app/i18n.ts';
import { choiceName, parameterName } from '../../app/machine-names.ts';
import { client } from '../../ipc/client.ts';
import { useFilters } from '../../store/filter-store.ts';
import { ICONS } from '../../widgets/icons.ts';
import { changeForm, defaultForm, runBoth } from './labs-store.ts';
import type { LabOutcome } from './labs-store.ts';
import { knownKey, metricText } from './lab-words.ts';
import { noteSolved, useSolved } from './solved.ts';

interface LabExerciseProps {
  readonly lab: LabInfo;
  readonly exercise: Exercise;
  readonly outcome: LabOutcome | null;
  readonly running: boolean;
  readonly number: number;
  readonly count: number;
  readonly profileName: (id: string) => string;
}

export function LabExercise({ lab, exercise, outcome, running, number, count, profileName }: LabExerciseProps) {
  const t = useT();
  const solved = useSolved().has(exercise.id);
  const [text, setText] = useState('');
  const [verdict, setVerdict] = useState<{ readonly of: number; readonly verdict: Verdict } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const word = (part: string, words: Finding['words'] = {}): string => {
    const key = knownKey('exercises', `${exercise.id}.${part}`);
    return key === null ? '' : t(key, words);
  };
  const fits = outcome !== null && Object.entries(exercise.parameters ?? {}).every(([name, value]) => outcome.comparison.runs.every((run) => run.params[name] === value));
  const ask = async (answer: ExerciseAnswer | null): Promise<void> => {
    if (outcome === null) return;
    try {
      const said = await client.call('labs:check', { comparison: outcome.comparison.id, exercise: exercise.id, answer: answer?.kind === 'filter' ? { kind: 'filter', rules: answer.rules.map((rule) => ({ ...rule })) } : answer });
      setVerdict({ of: outcome.comparison.id, verdict: said });
      setProblem(null);
      if (said.outcome === 'right') noteSolved(exercise.id);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const runSo = (): void => {
    const form = defaultForm(lab);
    changeForm(lab, { ...form, values: { ...form.values, ...Object.fromEntries(Object.entries(exercise.parameters ?? {}).map(([name, value]) => [name, String(value)])) } });
    void runBoth(lab);
  };
  const shown = verdict !== null && verdict.of === outcome?.comparison.id ? verdict.verdict : null;
  const heading = t('labs:exercise.number', { number, count });
  return (
    <form className="ks-lab-exercise" aria-label={heading} onSubmit={(event) => { event.preventDefault(); const answer = answerOf(exercise, text); if (answer !== null && fits) void ask(answer); }}>
      <h3>{heading}{solved && <ICONS.done className="ks-lab-done" aria-label={t('labs:exercise.solved')} />}</h3>
      <p className="ks-lab-question">{word('question')}</p>
      {outcome === null && <p className="ks-muted">{t('labs:exercise.needsRun')}</p>}
      {outcome !== null && !fits && (
        <p className="ks-muted">
          {t('labs:exercise.setup', { parameters: settingsText(t, lab, exercise) })}{' '}
          <Button size="small" disabled={running} onClick={runSo}>{t('labs:exercise.setup.run')}</Button>
        </p>
      )}
      <AnswerField exercise={exercise} text={text} onChange={(value) => { setText(value); setVerdict(null); }} word={word} />
      <div className="ks-lab-actions">
        <Button appearance="primary" type="submit" disabled={!fits || answerOf(exercise, text) === null}>{t('labs:exercise.check')}</Button>
        <Button disabled={!fits} onClick={() => void ask(null)}>{t('labs:exercise.show')}</Button>
      </div>
      <div role="status" aria-live="polite">
        {problem !== null && <p className="ks-lab-problem"><ICONS.error aria-hidden="true" />{problem}</p>}
        {shown !== null && <VerdictText verdict={shown} exercise={exercise} word={word} outcome={outcome} profileName={profileName} />}
        {shown?.outcome === 'unanswerable' && <Button size="small" disabled={running} onClick={runSo}>{t('labs:exercise.setup.run')}</Button>}
      </div>
    </form>
  );
}

/** `System Responsiveness in the registry: 0 %`, by the names that the form has. */
function settingsText(t: Translate, lab: LabInfo, exercise: Exercise): string {
  return Object.entries(exercise.parameters ?? {}).map(([name, value]) => {
    const parameter = lab.parameters.find((one) => one.name === name);
    const text = typeof value === 'boolean' ? t(value ? 'labs:yes' : 'labs:no') : parameter?.type === 'choice' ? choiceName(t, lab.id, name, String(value)) : String(value);
    return `${parameter === undefined ? name : parameterName(t, lab.id, parameter)}: ${text}${parameter === undefined || parameter.unit === '' ? '' : ` ${parameter.unit}`}`;
  }).join(' · ');
}

/** null while it is no answer. A filter is the one that is set in Process Monitor. */
function answerOf({ form }: Exercise, text: string): ExerciseAnswer | null {
  const trimmed = text.trim();
  switch (form.kind) {
    case 'choice': return text === '' ? null : { kind: 'choice', choice: text };
    case 'number': {
      const value = Number(trimmed.replaceAll(',', ''));
      return trimmed === '' || !Number.isFinite(value) ? null : { kind: 'number', value };
    }
    case 'name': return trimmed === '' ? null : { kind: 'name', name: trimmed };
    case 'filter': return { kind: 'filter', rules: useFilters.getState().rules };
  }
}

interface AnswerFieldProps {
  readonly exercise: Exercise;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly word: (part: string) => string;
}

function AnswerField({ exercise: { form }, text, onChange, word }: AnswerFieldProps) {
  const t = useT();
  const rules = useFilters((filters) => filters.rules);
  switch (form.kind) {
    case 'choice': return (
      <RadioGroup aria-label={t('labs:exercise.answer')} value={text} onChange={(_event, data) => onChange(data.value)}>
        {form.options.map((option) => <Radio key={option} value={option} label={word(`option.${option}`)} />)}
      </RadioGroup>
    );
    case 'filter': return (
      <Field label={t('labs:exercise.answer.filter')} className="ks-lab-answer">
        <div className="ks-lab-filter-answer"><span>{filterSentence(rules, t)}</span><Button size="small" icon={<ICONS.filter />} onClick={() => { runCommand('filter.edit'); }}>{t('labs:exercise.editFilter')}</Button></div>
      </Field>
    );
    default: {
      const label = form.kind === 'number' ? t('labs:exercise.answer.number') : t(`labs:exercise.answer.${form.what}`);
      return (
        <Field label={form.kind === 'number' && form.unit !== '' ? `${label} (${form.unit})` : label} className="ks-lab-answer">
          <Input size="small" value={text} {...(form.kind === 'number' ? { inputMode: 'decimal' as const } : {})} onChange={(_event, data) => onChange(data.value)} />
        </Field>
      );
    }
  }
}

interface VerdictTextProps {
  readonly verdict: Verdict;
  readonly exercise: Exercise;
  readonly word: (part: string, words?: Finding['words']) => string;
  readonly outcome: LabOutcome | null;
  readonly profileName: (id: string) => string;
}

function VerdictText({ verdict, exercise, word, outcome, profileName }: VerdictTextProps) {
  const t = useT();
  const locale = useLocale();
  const { integer } = useFormat();
  const { finding } = verdict;
  if (verdict.outcome === 'unanswerable') return <p className="ks-lab-problem"><ICONS.warning aria-hidden="true" />{t('labs:exercise.unanswerable')}</p>;
  if (finding === undefined) {
    return (
      <div className="ks-lab-verdict">
        <p className="ks-lab-problem"><ICONS.error aria-hidden="true" /><strong>{t('labs:exercise.wrong')}</strong> {verdict.missing !== undefined && t('labs:exercise.filterOff', { extra: integer(verdict.extra ?? 0), missing: integer(verdict.missing) })}</p>
        <p>{word('hint')}</p>
      </div>
    );
  }
  return (
    <div className="ks-lab-verdict">
      {verdict.outcome === 'right'
        ? <p className="ks-lab-pass"><ICONS.done aria-hidden="true" /><strong>{t('labs:exercise.right')}</strong></p>
        : <p><strong>{t('labs:exercise.shown', { answer: answerText(finding.answer, exercise, word, t, (value) => metricText(t, locale, value)) })}</strong></p>}
      <p>{word('explanation', Object.fromEntries(Object.entries(finding.words).map(([name, value]) => [name, typeof value === 'number' ? metricText(t, locale, value) : value])))}</p>
      <h4>{t('labs:exercise.evidence')}</h4>
      <ul className="ks-lab-evidence">
        {finding.evidence.map(({ run, rules, count }, index) => (
          <li key={index}>
            <span>{t('labs:exercise.evidence.line', { profile: profileName(outcome?.comparison.runs[run === 'old' ? 0 : 1].profile ?? ''), sentence: filterSentence(rules, t) })}</span>
            <strong>{t('labs:exercise.evidence.count', { count, shown: integer(count) })}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

function answerText(answer: ExerciseAnswer, exercise: Exercise, word: (part: string) => string, t: Translate, figure: (value: number) => string): string {
  switch (answer.kind) {
    case 'choice': return word(`option.${answer.choice}`);
    case 'number': return `${figure(answer.value)}${exercise.form.kind === 'number' && exercise.form.unit !== '' ? ` ${exercise.form.unit}` : ''}`;
    case 'name': return answer.name;
    case 'filter': return shortSentence(answer.rules.filter((rule) => rule.action === 'include'), t);
  }
}
