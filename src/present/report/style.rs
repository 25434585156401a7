//! How a page looks: on a screen of any width, and on A4.

/// The style sheet.
pub const STYLE: &str = "\
*{box-sizing:border-box}\
html{-webkit-text-size-adjust:100%}\
body{font:16px/1.5 'DejaVu Sans',Verdana,sans-serif;max-width:72rem;margin:0 auto;padding:1rem;color:#1C2733;background:#fff;overflow-wrap:break-word}\
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0 1rem}h2{font-size:1.2rem;margin:2.2rem 0 .6rem;border-top:2px solid #1C2733;padding-top:.6rem}h3{font-size:1rem;margin:1.2rem 0 .3rem}\
p,li,dd{max-width:46rem}.answer{font-size:1.1rem}\
.use{border-left:4px solid #C24A00;padding-left:.8rem;font-weight:bold}\
.wide{overflow-x:auto;margin:.6rem 0}.wide:focus-visible{outline:2px solid #0B5CAD}\
table{border-collapse:collapse;font-size:.88rem}caption{text-align:left;font-weight:bold;padding:.2rem 0}\
th,td{text-align:left;vertical-align:top;padding:.25rem .9rem .25rem 0;border-bottom:1px solid #d8dde3}th.n,td.n{text-align:right}thead th{vertical-align:bottom;border-bottom:2px solid #8a94a0}\
tbody th{font-weight:normal;min-width:8rem}td.w{min-width:14rem}.n{font-variant-numeric:tabular-nums}\
figure{margin:1rem 0}figure svg{display:block;width:100%;height:auto;min-width:46rem}\
dt{font-weight:bold;margin-top:.5rem}dd{margin:0 0 0 1rem}\
math{font-size:.95rem}.equation{margin:.8rem 0;break-inside:avoid}.equation p{margin:.2rem 0}.formula{max-width:none;padding-left:1rem}.formula:empty{display:none}\
figcaption,.small{font-size:.88rem;color:#46505c}\
pre,code{font-family:'DejaVu Sans Mono',monospace;font-size:.85rem}pre{background:#f4f6f8;padding:.8rem;overflow-x:auto}\
@media (max-width:46rem){thead th{min-width:7rem}}@page{size:A4;margin:15mm}\
@media print{body{font-size:10pt;max-width:none;padding:0}h2,h3,caption{break-after:avoid}figure,tr,.equation{break-inside:avoid}\
.wide{overflow:visible}figure svg{min-width:0;max-height:240mm}table{font-size:7.5pt}th,td{padding:.15rem .5rem .15rem 0}tbody th{min-width:7em}td.w{min-width:10em}tbody tr:first-child{break-before:avoid}pre{white-space:pre-wrap;overflow-wrap:anywhere}p,li,dd{max-width:none}math{font-size:8pt}}";
