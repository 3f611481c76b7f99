/** Types of MAPI property values ([MS-OXCDATA] 2.11.1). */
export const TYPE = {
  integer16: 0x0002,
  integer32: 0x0003,
  floating32: 0x0004,
  floating64: 0x0005,
  currency: 0x0006,
  floatingTime: 0x0007,
  errorCode: 0x000a,
  boolean: 0x000b,
  object: 0x000d,
  integer64: 0x0014,
  string8: 0x001e,
  string: 0x001f,
  time: 0x0040,
  guid: 0x0048,
  serverId: 0x00fb,
  restriction: 0x00fd,
  ruleAction: 0x00fe,
  binary: 0x0102,
} as const;

/** Set in the type of a property that holds several values. */
export const MULTIPLE = 0x1000;

interface PropertyType {
  readonly name: string;
  /** Of one value; null when each tells its own length. */
  readonly bytes: number | null;
}

const TYPES: ReadonlyMap<number, PropertyType> = new Map([
  [TYPE.integer16, { name: 'PtypInteger16', bytes: 2 }],
  [TYPE.integer32, { name: 'PtypInteger32', bytes: 4 }],
  [TYPE.floating32, { name: 'PtypFloating32', bytes: 4 }],
  [TYPE.floating64, { name: 'PtypFloating64', bytes: 8 }],
  [TYPE.currency, { name: 'PtypCurrency', bytes: 8 }],
  [TYPE.floatingTime, { name: 'PtypFloatingTime', bytes: 8 }],
  [TYPE.errorCode, { name: 'PtypErrorCode', bytes: 4 }],
  [TYPE.boolean, { name: 'PtypBoolean', bytes: 2 }],
  [TYPE.object, { name: 'PtypObject', bytes: null }],
  [TYPE.integer64, { name: 'PtypInteger64', bytes: 8 }],
  [TYPE.string8, { name: 'PtypString8', bytes: null }],
  [TYPE.string, { name: 'PtypString', bytes: null }],
  [TYPE.time, { name: 'PtypTime', bytes: 8 }],
  [TYPE.guid, { name: 'PtypGuid', bytes: 16 }],
  [TYPE.serverId, { name: 'PtypServerId', bytes: null }],
  [TYPE.restriction, { name: 'PtypRestriction', bytes: null }],
  [TYPE.ruleAction, { name: 'PtypRuleAction', bytes: null }],
  [TYPE.binary, { name: 'PtypBinary', bytes: null }],
]);

/** Null for a type that is in no specification, whose values therefore have no known length. */
export function propertyType(type: number): PropertyType | null {
  return TYPES.get(type) ?? null;
}
