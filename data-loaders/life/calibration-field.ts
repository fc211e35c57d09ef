import type {CardField} from "../../lib/model/card.js";
import type {CalibrationBin} from "../../lib/registry/types.js";

/** Returns what a card says of calibration: of rows with like predictions, the mean prediction and the mean label. */
export function calibrationField(bins: readonly CalibrationBin[]): CardField {
  const pairs = bins.map(({prediction, label}) => `${digits(prediction)} and ${digits(label)}`);
  return {
    name: "Calibration",
    text: `Mean prediction and mean label of rows with like predictions, lowest first: ${pairs.join("; ")}.`
  };
}

/** Three significant digits, with a true minus sign. */
function digits(value: number): string {
  return Number(value.toPrecision(3)).toString().replace("-", "−");
}
