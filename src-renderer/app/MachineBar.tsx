// src-renderer/app/MachineBar.tsx

export function MachineBar() {
  return null;
}
