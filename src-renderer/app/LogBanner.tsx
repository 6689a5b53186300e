// src-renderer/app/LogBanner.tsx

export function LogBanner() {
  return null;
}
