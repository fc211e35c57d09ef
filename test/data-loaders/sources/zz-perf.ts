import {openDatabase} from "/work/main/data-loaders/engines/duckdb.js";
import {listFiles} from "/work/main/data-loaders/sources/list.js";
import {inferColumns} from "/work/main/data-loaders/sources/infer.js";
import {openFile} from "/work/main/data-loaders/sources/open.js";
const name=process.argv[2]!;
const db=await openDatabase(); const source={files:[name],format:null,delimiter:null,nulls:[]};
const files=await listFiles(source,{root:"/tmp/b4x",database:db});
let t=performance.now(); const cols=await inferColumns(db,source,files); console.log("infer",Math.round(performance.now()-t), cols.map(c=>c.type[0]).join(""));
const num=cols.filter(c=>c.type==="number"||c.type==="integer").map(c=>`sum("${c.name}")`), txt=cols.filter(c=>c.type==="text").map(c=>`sum(strlen("${c.name}"))`);
const agg=[...num,...txt,"max(ts)"].join(",");
const bare=name.endsWith("csv")?`read_csv('/tmp/b4x/${name}',header=true,auto_detect=false,columns={${cols.map(c=>`'${c.name}':'${c.type==="number"?"DOUBLE":c.type==="integer"?"BIGINT":c.type==="timestamp"?"TIMESTAMP":"VARCHAR"}'`).join(",")}})`:name.endsWith("jsonl")?`read_json('/tmp/b4x/${name}',format='newline_delimited',columns={${cols.map(c=>`'${c.name}':'${c.type==="number"?"DOUBLE":c.type==="integer"?"BIGINT":c.type==="timestamp"?"TIMESTAMP":"VARCHAR"}'`).join(",")}})`:`'/tmp/b4x/${name}'`;
const time={column:"ts",unit:"day",zone:"UTC"} as const;
for(let i=0;i<4;i++){
 t=performance.now(); await db.connection.runAndReadAll(`select ${agg} from ${bare}`); const b=performance.now()-t;
 t=performance.now(); const o=await openFile(db,source,files[0]!,cols,time); const a=performance.now()-t;
 t=performance.now(); await db.connection.runAndReadAll(`select ${agg} from ${o.relation}`); const r=performance.now()-t;
 t=performance.now(); const rej=await o.rejects(0); const j=performance.now()-t; await o.close();
 console.log({bare:Math.round(b),open:Math.round(a),read:Math.round(r),rejects:Math.round(j),n:rej.length, check:0, ratio:((a+r+j)/b).toFixed(2)});
}
db.close();
