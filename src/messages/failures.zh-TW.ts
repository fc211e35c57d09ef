import type * as en from "./failures.en.js";
import {reworded} from "./reworded.js";
import type {Rewordings} from "./reworded.js";

/** What is like none of these stays as the code or the browser says it. */
export const failureText: typeof en.failureText = (reason) => reworded(reason, failures) ?? reason;

const failures: Rewordings = [
  [/^cannot load (\S+): HTTP status (\d+)$/, (url, status) => `載入${url!}時，網站回覆HTTP狀態${status!}`],
  [/^(?:Failed to fetch|Load failed|NetworkError .+)$/, () => "連不上網站"],
  [/^incompatible profiles?: .+$/, () => "檔案的格式與本頁不合，請重新載入本頁"],
  [/^this browser has no WebAssembly$/, () => "這個瀏覽器沒有WebAssembly"],
  [/^this browser offers no WebGL 2 on this device$/, () => "這個瀏覽器在這台裝置上沒有WebGL 2"],
  [/^this browser has no WebGPU, .+$/, () => "這個瀏覽器沒有WebGPU，或是本頁不是以HTTPS載入"],
  [/^this browser found no graphics adapter for WebGPU$/, () => "這個瀏覽器找不到WebGPU可用的顯示卡"],
  [/^TensorFlow\.js could not start (\w+) on this device$/, (name) => `TensorFlow.js無法在這台裝置上啟動${name!}`],
  [/^the model cannot be asked: (.+)$/, (gap) => `無法拿這一列問模型：${reworded(gap!, gaps) ?? gap!}`],
  [/^the model's answer is not a number$/, () => "模型的回答不是數字"]
];

/** Why a row cannot be put to a model. */
const gaps: Rewordings = [
  [/^(\S+) missing$/, (column) => `缺少${column!}`],
  [/^(\S+) without a code$/, (column) => `${column!}沒有對應的代碼`],
  [/^(\S+) too large for (\w+)$/, (column, type) => `${column!}超出${type!}的範圍`],
  [/^(\S+) is not a whole number \((\w+)\)$/, (column, type) => `${column!}不是整數（${type!}）`]
];
