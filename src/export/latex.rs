//! The model as a LaTeX document that compiles as it is.

use std::fmt::Write;

use super::book::{self, Book, Definition, Part};
use super::glossary::meaning;
use super::text::{range, sentence};
use crate::bibliography::Basis;
use crate::declare::{Quantity, Source};
use crate::ledger::Posted;
use crate::number::symbol::latex::name;

const PREAMBLE: &str = r"\documentclass[10pt,a4paper]{article}
\usepackage[utf8]{inputenc}
\usepackage[margin=22mm]{geometry}
\usepackage{amsmath}
\usepackage{longtable}
\usepackage{array}
\usepackage[hidelinks]{hyperref}
\binoppenalty=50
\relpenalty=500
\setlength{\parindent}{0pt}
\setlength{\emergencystretch}{3em}
\setlength{\lineskiplimit}{2pt}
\setlength{\lineskip}{3pt}
% name, arrow, rate, sentence, source, where
\newcommand{\reaction}[6]{\par\pagebreak[1]\medskip
  {\raggedright\textbf{#1}\enspace{\footnotesize\itshape #6}\nopagebreak\\
  $#2$\nopagebreak\\
  \hangindent=3em\hangafter=1\hspace*{1.5em}$\displaystyle r = #3$\nopagebreak\\
  {\small #4 \cite{#5}}\par}}
% name, body, sentence, users
\newcommand{\definition}[4]{\par\pagebreak[1]\medskip
  {\raggedright\hangindent=3em\hangafter=1$\displaystyle #1 = #2$\nopagebreak\\
  {\small #3 Used in: #4.}\par}}
\title{exocord: the equations of the model}
\author{}
\date{}
\begin{document}
\maketitle
\begin{center}\itshape
Illustrative; for hypothesis exploration and teaching; not for clinical use.
\end{center}

\section*{Notation}
A reaction $a \longrightarrow b$ runs $r$ times per day; each event uses up what stands on the left and makes what stands on
the right, $\emptyset$ being what the model does not keep account of. A name in parentheses before a reactant or product
says how much of it one event uses up or makes. Parameters are set in italics with their module below. Plain names are
quantities of the region at hand, here the penumbra; $x^{\mathrm{epicentre}}$ is $x$ at the epicentre.
\begin{align*}
H_n(x,\, k) &= \frac{x^n}{k^n + x^n} && \text{saturation, half-maximal at } k\\
\sigma(x) &= \frac{1}{1 + e^{-x}} && \text{logistic function}\\
[x]_{+w}^2 &= x^2\,\sigma(x / w) && \text{smooth positive part of } x \text{, squared}
\end{align*}
A reaction between regions moves its reactant from the inner region (volume share $v$) to the outer one (share $u$): the first
loses $r\,\frac{2u}{v + u}$ and the second gains $r\,\frac{2v}{v + u}$. What a region exchanges with the animal counts with the region's share
of the volume.
";

/// The model as a complete LaTeX document: definitions, reactions, states, parameters, references.
pub fn latex() -> String {
    let book = Book::open();
    let mut text = PREAMBLE.to_owned();
    text.push_str("\n\\section*{Intermediate quantities}\n");
    let (shared, local) = book.shared_and_local();
    shared.into_iter().chain(local).for_each(|d| define(d, &mut text));
    text.push_str("\n\\section*{Reactions}\n");
    for module in book::modules() {
        module_reactions(module, &book.of(module), &mut text);
    }
    states(&mut text);
    parameters(&mut text);
    references(&mut text);
    text.push_str("\\end{document}\n");
    text
}

/// Adds a line. Writing to a text cannot fail.
fn line(text: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = writeln!(text, "{words}");
}

/// Plain words as LaTeX.
fn escape(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => text.extend(['\\', letter]),
            '~' => text.push_str("\\textasciitilde{}"),
            '^' => text.push_str("\\textasciicircum{}"),
            '\\' => text.push_str("\\textbackslash{}"),
            '<' => text.push_str("\\textless{}"),
            '>' => text.push_str("\\textgreater{}"),
            '[' | ']' => text.extend(['{', letter, '}']),
            other => text.push(other),
        }
    }
    text
}

/// A name as words, which may break after a full stop or an underscore.
fn words(name: &str) -> String {
    escape(name).replace("\\_", "\\_\\allowbreak ").replace('.', ".\\allowbreak ")
}

fn define(definition: &Definition, text: &mut String) {
    let body = definition.body.latex();
    let about = escape(&meaning(definition.name));
    let users = escape(&definition.users.join(", "));
    line(text, format_args!("\\definition{{{}}}{{{body}}}{{{about}}}{{{users}}}", name(definition.name)));
}

fn module_reactions(module: &str, posted: &[&Posted], text: &mut String) {
    if posted.is_empty() {
        return;
    }
    line(text, format_args!("\n\\subsection*{{{}}}", escape(&module.replace('_', " "))));
    for reaction in posted {
        let full_name = escape(&reaction.reaction.full_name());
        let about = escape(&sentence(reaction.reaction.about));
        let place = match book::reach(reaction.reach) {
            Some(only) => format!("{}, {only}", book::place(reaction.place)),
            None => book::place(reaction.place).to_owned(),
        };
        line(text, format_args!("\\reaction{{{full_name}}}{{{}}}%", arrow(reaction)));
        line(text, format_args!("  {{{}}}%", reaction.rate.latex()));
        line(text, format_args!("  {{{about}}}{{{}}}{{{place}}}", reaction.reaction.source.key));
    }
}

pub(super) fn arrow(posted: &Posted) -> String {
    let (used, made) = book::sides(posted);
    let part = |p: &Part| match p.number {
        Some(number) => format!("({})\\,{}", number.latex(), name(p.name)),
        None => name(p.name),
    };
    let side = |parts: &[Part]| {
        let list: Vec<String> = parts.iter().map(part).collect();
        if list.is_empty() { "\\emptyset".to_owned() } else { list.join(" + ") }
    };
    if book::crosses(posted) {
        let moved = side(&used);
        return format!("{moved}\\ \\text{{(epicentre)}} \\rightleftharpoons {moved}\\ \\text{{(penumbra)}}");
    }
    format!("{} \\longrightarrow {}", side(&used), side(&made))
}

/// Opens a table whose columns are named on every page.
fn table(title: &str, columns: &str, names: &str, text: &mut String) {
    line(text, format_args!("\n\\section*{{{title}}}\n{{\\footnotesize\\setlength{{\\tabcolsep}}{{4pt}}"));
    line(
        text,
        format_args!("\\begin{{longtable}}{{{columns}}}\n\\hline\n{names}\\\\\\hline\\endhead\n\\hline\\endfoot"),
    );
}

fn close(text: &mut String) {
    text.push_str("\\end{longtable}}\n");
}

const COLUMNS: &str = concat!(
    r">{\raggedright\arraybackslash}p{38mm} r >{\raggedright\arraybackslash}p{20mm} l ",
    r">{\raggedright\arraybackslash}p{33mm} >{\raggedright\arraybackslash}p{36mm}"
);

fn row(full_name: &str, q: &Quantity, text: &mut String) {
    let unit = if q.unit == "1" { "" } else { q.unit };
    let grade = q.evidence.grade.word();
    let evidence = if grade == q.evidence.source.key {
        grade.to_owned()
    } else {
        format!("{grade}, \\cite{{{}}}", q.evidence.source.key)
    };
    let cells = [
        words(full_name),
        number(q.value),
        range(number(q.low), number(q.high), q.fixed),
        escape(unit),
        evidence,
        escape(&sentence(q.about)),
    ];
    line(text, format_args!("{}\\\\", cells.join(" & ")));
}

/// A number as written, large ones as a power of ten.
fn number(value: f64) -> String {
    if value.abs() >= 1e6 {
        let written = format!("{value:e}");
        let (digits, power) = written.split_once('e').unwrap_or((&written, "0"));
        return format!("${digits} \\cdot 10^{{{power}}}$");
    }
    value.to_string()
}

fn states(text: &mut String) {
    table("States", COLUMNS, "name & healthy & range & unit & evidence & meaning", text);
    for shelf in book::shelves() {
        line(text, format_args!("\\multicolumn{{6}}{{l}}{{\\itshape {}}}\\\\*", shelf.title));
        shelf.states.iter().for_each(|q| row(q.name, q, text));
    }
    close(text);
}

fn parameters(text: &mut String) {
    table("Parameters of the rat", COLUMNS, "name & value & range & unit & evidence & meaning", text);
    for module in book::modules() {
        book::parameters_of(module).for_each(|entry| row(entry.name, entry.quantity, text));
    }
    close(text);
}

fn references(text: &mut String) {
    text.push_str("\n\\raggedright\\small\n\\begin{thebibliography}{akhlaghpasand2024}\n");
    for source in book::sources().values() {
        line(text, format_args!("\\bibitem[{0}]{{{0}}} {1}", source.key, reference(source)));
    }
    text.push_str("\\end{thebibliography}\n");
}

fn reference(source: &Source) -> String {
    let mut words = sentence(source.citation());
    if source.basis() == Basis::Recalled {
        words.push_str(" Cited from memory.");
    }
    let mut text = escape(&words);
    if !source.doi().is_empty() {
        let link = source.doi().replace('%', "\\%").replace('#', "\\#");
        let _ = write!(text, " \\href{{https://doi.org/{link}}}{{doi:{}}}", escape(source.doi()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{escape, latex, row};
    use crate::declare::Quantity;
    use crate::model::parameters::table;

    #[test]
    fn a_row_says_whether_the_parameter_is_fixed() {
        let of = |fixed| {
            let mut text = String::new();
            row("some.thing", &Quantity { low: 0.5, high: 2.0, fixed, ..*table()[0].quantity }, &mut text);
            text
        };
        assert!(of(false).contains("& 0.5 to 2 &") && of(true).contains("& 0.5 to 2, fixed &"), "{}", of(true));
    }

    #[test]
    fn braces_and_environments_balance() {
        let text = latex();
        let mut depth = 0_i32;
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => drop(letters.next()),
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            assert!(depth >= 0);
        }
        assert_eq!(depth, 0);
        assert_eq!(text.matches("\\begin{").count(), text.matches("\\end{").count());
        assert!(text.is_ascii());
    }

    #[test]
    fn special_letters_are_escaped() {
        assert_eq!(escape("a_b & 5 % [x]"), "a\\_b \\& 5 \\% {[}x{]}");
    }
}
