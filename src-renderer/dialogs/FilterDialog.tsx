// src-renderer/dialogs/FilterDialog.tsx
//
// Filter > Filter...: the rules that decide which events show.

import { DEFAULT_FILTER_RULES, ADVANCED_FILTER_RULES } from '../../src-shared/query/default-rules.ts';
import type { FilterRule } from '../../src-shared/query/rule.ts';
import { setRules, useFilters } from '../store/filter-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { RuleDialog } from './rule-editor/RuleDialog.tsx';

export function FilterDialog({ prefill, onClose }: { readonly prefill?: FilterRule; readonly onClose: () => void }) {
  const advanced = useSettings((settings) => settings.advancedOutput);
  return <RuleDialog kind="filter" rules={useFilters.getState().rules} defaults={advanced ? ADVANCED_FILTER_RULES : DEFAULT_FILTER_RULES} prefill={prefill} onApply={setRules} onClose={onClose} />;
}
