import type * as en from "./card.en.js";
import {cardWords} from "./the-boston-model.zh-TW.js";

export {cardText} from "./card-text.zh-TW.js";

export const monitorCardWords: typeof en.monitorCardWords = (unit) => ({
  ...cardWords,
  sections: cardWords.sections.map((section) =>
    section.key === "ethicalConsiderations" ? {...section, gist: "建置無從得知的事"} : section
  ),
  slices: `誤差${unit && `（${unit}）`}；偏差是預測減去標籤的平均`
});
