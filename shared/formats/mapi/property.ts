/** A property as every MAPI format keeps it, whatever the format. */

/** What a property with an id from 0x8000 on is called, because those ids mean something else in each file. */
export interface NamedProperty {
  readonly guid: string;
  readonly name: string | number;
}

export interface PropertyValue {
  /** At most `VALUE_BYTES` of it where it is long. */
  readonly bytes: Uint8Array;
  /** Of the whole value, bytes. */
  readonly length: number;
  /** Where it begins in the container when it lies there in one stretch. */
  readonly start: number | null;
}

export interface MapiProperty {
  readonly id: number;
  /** One of `TYPE`, without `MULTIPLE`. */
  readonly type: number;
  readonly isMultiple: boolean;
  readonly named: NamedProperty | null;
  readonly values: readonly PropertyValue[];
  /** Of all values, also of those that are not kept. */
  readonly count: number;
}

/** Bytes of a value that are kept to be shown and searched; content is read from its place. */
export const VALUE_BYTES = 64 * 1024;

/** Several of one id stand in no correct list; the first counts, as it does for Exchange. */
export function findProperty(properties: readonly MapiProperty[], id: number): MapiProperty | null {
  return properties.find((property) => property.id === id && property.values.length > 0) ?? null;
}
