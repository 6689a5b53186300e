// src-renderer/app/FirstMinuteCard.tsx

export function FirstMinuteCard() {
  return null;
}
