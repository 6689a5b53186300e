// src-shared/nt/address.ts
//
// Virtual addresses as numbers. A 64-bit address is kept sign-extended: canonical addresses vary in 48 bits only, so user
// addresses are positive, kernel addresses negative, and both are exact in a double (0xfffff80012345678 is not, unsigned).

/** `0x` and lower-case hexadecimal of an address, kernel addresses as the processor writes them. */
export function addressText(address: number): string {
  return '0x' + (address < 0 ? BigInt.asUintN(64, BigInt(address)) : address).toString(16);
}
