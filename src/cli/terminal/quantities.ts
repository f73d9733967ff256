import { formatQuantityCut, present, type Unit } from '../../engine/index.ts';

const UNITS: readonly Unit[] = ['byte', 'second', 'bit/s', 'day', 'year'];

/** A quantity as operations write it, for reading: "3800000000" byte is "3.8 GB". */
export function quantity(text: string, unit: Unit): string {
  return formatQuantityCut(BigInt(text), unit);
}

/** A unit as documents name it. */
export function unitNamed(name: string): Unit {
  return present(
    UNITS.find((unit) => unit === name),
    `${name} is a unit`,
  );
}
