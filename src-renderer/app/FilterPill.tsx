// src-renderer/app/FilterPill.tsx

export function FilterPill() {
  return null;
}
