// src-renderer/dialogs/process-properties/Facts.tsx
//
// Names and values of a property page, with an explanation where a number needs one.

import { Tooltip } from '@fluentui/react-components';
import type { Fact } from './process-facts.ts';

export function Facts({ facts, numbers }: { readonly facts: readonly Fact[]; readonly numbers?: boolean }) {
  return (
    <dl className={`ks-facts${numbers === true ? ' ks-facts-numbers' : ''}`}>
      {facts.map(({ name, value, help }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{help === undefined ? value || '\u00a0' : <Tooltip content={help} relationship="description"><span tabIndex={0} className="ks-fact-help">{value}</span></Tooltip>}</dd>
        </div>
      ))}
    </dl>
  );
}
