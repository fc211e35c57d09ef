import {emitCourse} from "../../data/lessons/emit-page.js";

await emitCourse("zh-TW");
