import {parseArgs} from "node:util";
import {emitLesson} from "../data/lessons/emit-page.js";

const {values} = parseArgs({options: {lesson: {type: "string", default: ""}}});
await emitLesson(values.lesson, "en");
