//! What the program itself says on the sheets of lessons, in each of their languages.

use super::keys::KINDS;

/// A language of lessons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// In it lessons are written.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// All of them by their codes, the usual one first.
    pub const ALL: [(&'static str, Language); 2] = [("en", Language::English), ("zh", Language::Chinese)];

    /// Its code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, language)| *language == self).map_or("en", |(code, _)| code)
    }

    /// What the program says in it.
    pub(super) fn words(self) -> &'static Words {
        match self {
            Language::English => &ENGLISH,
            Language::Chinese => &CHINESE,
        }
    }

    /// So many of so many parameter sets.
    pub(super) fn count(self, held: usize, of: usize) -> String {
        let words = self.words();
        let text = if held == of { words.all } else { words.some };
        text.replace("{held}", &held.to_string()).replace("{of}", &of.to_string())
    }

    /// Numbers, as they stand in a sentence.
    pub(super) fn joined(self, each: &[String]) -> String {
        let words = self.words();
        match each.split_last() {
            Some((last, before)) if !before.is_empty() => format!("{}{}{last}", before.join(words.comma), words.and),
            _ => each.concat(),
        }
    }
}

/// Words of the sheets; what stands in braces is put in by whoever writes them.
pub(super) struct Words {
    /// The language as HTML has it.
    pub(super) html: &'static str,
    /// What readers have to know of the translation; nothing of the original.
    pub(super) unread: &'static str,
    all: &'static str,
    some: &'static str,
    comma: &'static str,
    and: &'static str,
    kinds: [&'static str; 6],
    controls: &'static [(&'static str, &'static str)],
    /// A control that has no words of its own.
    control: &'static str,
    pub(super) title: &'static str,
    pub(super) for_teacher: &'static str,
    pub(super) name: &'static str,
    pub(super) date: &'static str,
    pub(super) afterwards: &'static str,
    pub(super) step: &'static str,
    pub(super) own_first: &'static str,
    pub(super) new: &'static str,
    pub(super) mine: &'static str,
    pub(super) left_out: &'static str,
    pub(super) reason: &'static str,
    pub(super) untreated: &'static str,
    pub(super) plot: &'static str,
    pub(super) borne_out: &'static str,
    pub(super) stay: &'static str,
    pub(super) scenario: &'static str,
    pub(super) beside: &'static str,
    pub(super) model: &'static str,
    pub(super) can: &'static str,
    pub(super) time: &'static str,
    pub(super) in_all: &'static str,
    pub(super) times: [&'static str; 3],
    pub(super) committed: &'static str,
    pub(super) believe: &'static str,
    pub(super) numbers: &'static str,
    pub(super) computed: &'static str,
    pub(super) said: [&'static str; 3],
}

impl Words {
    /// What is done in a step.
    pub(super) fn kind<'k>(&self, kind: &'k str) -> &'k str
    where
        'static: 'k,
    {
        KINDS.iter().zip(self.kinds).find(|(known, _)| **known == kind).map_or(kind, |(_, word)| word)
    }

    /// A control of the page.
    pub(super) fn control(&self, control: &str) -> String {
        let known = self.controls.iter().find(|(known, _)| *known == control);
        known.map_or_else(|| self.control.replace("{control}", control), |(_, words)| (*words).to_owned())
    }
}

static ENGLISH: Words = Words {
    html: "en",
    unread: "",
    all: "all {of}",
    some: "{held} of {of}",
    comma: ", ",
    and: " and ",
    kinds: ["Look", "Predict", "Observe", "Explain", "Change", "Limits"],
    controls: &[
        ("at", "when the dose is given"),
        ("repeat", "how often it is given"),
        ("switch", "switches of mechanisms"),
        ("cursor", "the time cursor"),
        ("cord", "the picture of the cord"),
        ("pin", "a pinned run to compare with"),
        ("bands", "bands over parameter sets"),
        ("window", "the view “Window”"),
        ("routes", "the view “Routes”"),
        ("why", "the view “Why”"),
        ("sure", "the view “How sure”"),
    ],
    control: "the {control}",
    title: "{number}. {title}",
    for_teacher: " (for the teacher)",
    name: "Name",
    date: "Date",
    afterwards: "{minutes} minutes. Afterwards you can",
    step: "{kind}, {minutes} min",
    own_first: "First write down your own explanation. Then read that at the end of this sheet.",
    new: "New in this step: {control}",
    mine: "What I take with me",
    left_out: "What the model leaves out",
    reason: "My reason:",
    untreated: "without treatment",
    plot: "{column} ({unit}); the line: {line}",
    borne_out: " (the model bears this out)",
    stay: "What is to stay",
    scenario: "The scenario",
    beside: "It stands beside this sheet as <code>{id}.toml</code>; <code>exocord explorer {id}.toml</code> opens on it.",
    model: "exocord {version}, model {model}",
    can: "Afterwards students can",
    time: "Time",
    in_all: "{minutes} minutes in all",
    times: ["step", "what is done", "minutes"],
    committed: "No prediction is looked at before everyone has committed one with a reason: a prediction that was only \
                thought surprises nobody.",
    believe: "What students often believe",
    numbers: "Numbers of this lesson",
    computed: "Each is computed when this sheet is written, from the parameters as they are written, or over the first \
               {sets} of the plausible parameter sets where it says so. The tests of the program fail if one is not \
               what it has to be.",
    said: ["what is said", "formula", "has to be"],
};

static CHINESE: Words = Words {
    html: "zh-Hans",
    unread: "中文译文尚未经母语者审校；如有疑问，以英文课程为准。\
             <span lang=\"en\">(No speaker of Chinese has read this translation yet; where in doubt, the English lesson holds.)</span>",
    all: "全部 {of} 组",
    some: "{of} 组中的 {held} 组",
    comma: "、",
    and: " 和 ",
    kinds: ["观看", "预测", "观察", "解释", "改变", "局限"],
    controls: &[
        ("species", "物种"),
        ("severity", "严重程度"),
        ("source", "囊泡来源"),
        ("cargo", "装载物"),
        ("engineering", "工程化修饰"),
        ("route", "给药途径"),
        ("dose", "剂量"),
        ("at", "何时给药"),
        ("repeat", "给药次数"),
        ("switch", "机制的开关"),
        ("cursor", "时间滑块"),
        ("cord", "脊髓图"),
        ("pin", "固定一次运行以作比较"),
        ("bands", "各参数组的区间带"),
        ("window", "视图“多晚还有效？”"),
        ("routes", "视图“哪种途径？”"),
        ("why", "视图“为什么？”"),
        ("sure", "视图“有多可靠？”"),
    ],
    control: "{control}",
    title: "第 {number} 课：{title}",
    for_teacher: "（教师用）",
    name: "姓名",
    date: "日期",
    afterwards: "{minutes} 分钟。学完后您能够",
    step: "{kind}，{minutes} 分钟",
    own_first: "请先写下您自己的解释，再读本单末尾的解释。",
    new: "本步新增：{control}",
    mine: "我的收获",
    left_out: "模型未包含的内容",
    reason: "我的理由：",
    untreated: "未治疗",
    plot: "{column}（{unit}）；图中的线：{line}",
    borne_out: "（模型也这样说）",
    stay: "要点",
    scenario: "方案",
    beside: "方案与本单放在一起，文件名为 <code>{id}.toml</code>；用 <code>exocord explorer {id}.toml</code> 可在探索器中打开。",
    model: "exocord {version}，模型 {model}",
    can: "学完后学生能够",
    time: "时间",
    in_all: "共 {minutes} 分钟",
    times: ["步骤", "做什么", "分钟"],
    committed: "在每个人都提交了预测和理由之前，不看任何结果：只在心里想过的预测不会使人感到意外。",
    believe: "学生常有的想法",
    numbers: "本课的数字",
    computed: "每个数字都在写出本单时计算：按原定参数，或在注明之处按合理参数组中的前 {sets} 组。\
               若有一个数字不符合要求，程序的测试就不会通过。",
    said: ["说法", "公式", "要求"],
};

#[cfg(test)]
mod tests {
    use super::super::keys::CONTROLS;
    use super::{CHINESE, Language};

    #[test]
    fn every_control_has_chinese_words_and_what_is_counted_is_said_in_both_languages() {
        let unsaid: Vec<&str> = CONTROLS.into_iter().filter(|one| CHINESE.control(one) == *one).collect();
        assert!(unsaid.is_empty(), "{unsaid:?}");
        let counts = |language: Language| [language.count(25, 25), language.count(3, 25)];
        assert_eq!(counts(Language::English), ["all 25", "3 of 25"]);
        assert_eq!(counts(Language::Chinese), ["全部 25 组", "25 组中的 3 组"]);
    }
}
