import {openDatabase} from "../../../data-loaders/engines/duckdb.js";
import {writeLog} from "../logs.js";

const [rows, parquet, csv] = process.argv.slice(2) as [string, string, string];
const database = await openDatabase();
await writeLog(database, Number(rows), parquet, csv);
database.close();
