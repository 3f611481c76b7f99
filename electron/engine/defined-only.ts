/** Fields that were given: an absent field keeps what it was. */
export function definedOnly<Value extends object>(step: {
  readonly [Key in keyof Value]?: Value[Key] | undefined;
}): Partial<Value> {
  return Object.fromEntries(
    Object.entries(step).filter(([, value]) => value !== undefined),
  ) as Partial<Value>;
}
