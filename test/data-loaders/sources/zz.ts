import {readFileSync, writeFileSync} from "node:fs";
import {openDatabase} from "../../../data-loaders/engines/duckdb.js";
import {listFiles} from "../../../data-loaders/sources/list.js";
import {inferColumns} from "../../../data-loaders/sources/infer.js";
import {openFile} from "../../../data-loaders/sources/open.js";
const lines=readFileSync("/tmp/b4x/big.csv","utf8").split("\n"); if(lines.at(-1)==="")lines.pop();
const time={column:"ts",unit:"day",zone:"UTC"} as const;
for(const broken of [false,true]) for(const threads of [1,2]){
 let s=12345; const rnd=()=>(s=(s*1103515245+12345)&0x7fffffff)/0x7fffffff;
 const bad=new Set<number>(); let undated=0;
 const out=lines.map((l,i)=>{ if(i===0||rnd()>0.01) return l; const f=l.split(","); bad.add(i+1); switch(Math.floor(rnd()*(broken?6:5))){case 0:f[3]="word";break;case 1:f.pop();break;case 2:f.push("x");break;case 3:f[16]="1.5";break;case 4:f[0]="";undated++;break;default:f[22]='"c"x';} return f.join(",");});
 writeFileSync("/tmp/b4x/corrupt.csv",out.join("\n")+"\n");
 const db=await openDatabase(); await db.connection.run(`SET threads=${threads}`); const source={files:["corrupt.csv"],format:null,delimiter:null,nulls:[]};
 const files=await listFiles(source,{root:"/tmp/b4x",database:db});
 const cols=(await inferColumns(db,{...source,files:["big.csv"]},await listFiles({...source,files:["big.csv"]},{root:"/tmp/b4x",database:db})));
 let t=performance.now(); const o=await openFile(db,source,files[0]!,cols,time); const t1=performance.now()-t;
 t=performance.now(); const [r]=(await db.connection.runAndReadAll(`select count(*), count(*)-count(ts), sum(f1) from ${o.relation}`)).getRows(); const t2=performance.now()-t;
 t=performance.now(); const rej=await o.rejects(Number(r![1])); const t3=performance.now()-t;
 const rows=new Set(rej.map(x=>x.row)); const same=rows.size===bad.size&&[...rows].every(x=>bad.has(x));
 console.log({broken,threads,rows:r!.map(Number),rejected:rows.size,total:Number(r![0])-Number(r![1])+rows.size,same,undated,open:t1|0,read:t2|0,rejects:t3|0, rss:(process.resourceUsage().maxRSS/1024)|0});
 await o.close(); db.close();
}
