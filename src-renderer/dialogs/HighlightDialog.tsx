// src-renderer/dialogs/HighlightDialog.tsx
//
// Filter > Highlight...: the rules that decide which events are highlighted. An empty list highlights nothing.

import type { FilterRule } from '../../src-shared/query/rule.ts';
import { setHighlightRules, setRules, useFilters } from '../store/filter-store.ts';
import { RuleDialog } from './rule-editor/RuleDialog.tsx';

const NONE: readonly FilterRule[] = [];

export function HighlightDialog({ prefill, onClose }: { readonly prefill?: FilterRule; readonly onClose: () => void }) {
  return <RuleDialog kind="highlight" rules={useFilters.getState().highlightRules} defaults={NONE} prefill={prefill} onApply={setHighlightRules} onClose={onClose} onMakeFilter={setRules} />;
}
