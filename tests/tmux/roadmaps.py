"""Small roadmaps whose text terminals disagree on: how many cells a flag, a cluster or an emoji takes."""


def roadmap(title, phases, sections, items):
    """A roadmap with these names, the items over and over, every third one with points and a note of prose."""
    lines = [f"# {title}", ""]
    at = 0
    for number, phase in enumerate(phases, 1):
        lines += [f"## Phase {number}: {phase}", ""]
        for section in sections:
            lines += [f"### {section} {number}", "", f"{items[at % len(items)]} — {phase}.", ""]
            for _ in range(9):
                item = items[at % len(items)]
                lines.append(f"- [ ] {item} {at}")
                if at % 3 == 0:
                    lines += [f"  - {items[(at + 1) % len(items)]}", f"  - {items[(at + 2) % len(items)]} ({at})"]
                at += 1
            lines.append("")
    return "\n".join(lines)


ROADMAPS = {
    "flags": roadmap(
        "Languages 🇪🇺 of the world 🇺🇳",
        ["Europe 🇪🇺", "🇧🇷 America 🇨🇦", "Asia 🇯🇵🇰🇷"],
        ["🇩🇪 German", "French 🇫🇷 and 🇧🇪", "🇮🇹🇪🇸 Romance"],
        ["🇩🇪 Greet somebody", "Order a coffee 🇫🇷", "🇮🇹🇪🇸🇵🇹 Compare the verbs", "Write a letter", "Count 🇬🇧 to ten 🇺🇸 twice"],
    ),
    "bengali": roadmap(
        "বাংলায় প্রোগ্রামিং শেখা",
        ["প্রাথমিক ধারণা", "ডেটা স্ট্রাকচার", "ওয়েব ডেভেলপমেন্ট"],
        ["ভেরিয়েবল ও টাইপ", "শর্ত এবং লুপ", "ফাংশন"],
        ["পাইথন ইনস্টল করা", "স্ট্রিং ও সংখ্যা নিয়ে কাজ", "ক্ষুদ্র প্রকল্প তৈরি", "শ্রেণী ও অবজেক্ট", "ত্রুটি সংশোধন (debugging)"],
    ),
    "hindi-tamil": roadmap(
        "प्रोग्रामिंग और தமிழ்",
        ["मूल बातें", "தரவு அமைப்புகள்", "क्षेत्र और ज्ञान"],
        ["चर और प्रकार", "நிபந்தனைகள்", "कार्य (functions)"],
        ["पायथन स्थापित करना", "சரங்களைக் கையாளுதல்", "क्‍ष और ज्ञ लिखना", "पाठ संसाधन", "கோப்புகள் படித்தல்"],
    ),
    "persian": roadmap(
        "نقشه راه پایتون",
        ["مبانی برنامه‌نویسی", "ساختمان داده‌ها", "توسعه وب"],
        ["متغیرها و نوع‌ها", "شرط و حلقه", "تابع‌ها"],
        ["نصب پایتون و محیط", "کار با رشته‌ها (string)", "نوشتن یک برنامهٔ کوچک", "خطایابی", "كِتَابٌ مُشَكَّل"],
    ),
    "chinese": roadmap(
        "Python 学习路线图：从基础到后端",
        ["编程基础（入门）", "数据结构与算法", "网络开发"],
        ["变量与类型", "条件和循环", "函数"],
        ["安装 Python 和开发环境", "字符串、数字与布尔值的运算以及它们之间的转换方法和注意事项", "编写第一个小程序", "全角ＡＢＣ与半角 abc", "调试"],
    ),
    "emoji": roadmap(
        "👩‍💻 Become a developer 🚀",
        ["👨‍👩‍👧‍👦 Basics", "Tools 🛠️ and ⚙️", "🏳️‍🌈 People"],
        ["1️⃣ First", "✍🏽 Writing", "☕️ Java ♥️"],
        ["👍🏽 Say hello", "Draw 🧑🏿‍🎨 something", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 Read a book ❤️‍🔥", "⌨️ Type fast ⏱️", "🙂 plain 💡 ones 🎯", "ℹ️ ™️ ©️ signs"],
    ),
    "combining": roadmap(
        "Zalgo ế̷ and friends",
        ["한국어 배우기", "ไทยและลาว", "e\u0301tudes"],
        ["ᄒ\u1161\u11ab글 (jamo)", "กำลังเรียน ภาษาไทย", "Ǻ n\u0303 a\u0300\u0301\u0302"],
        ["o\u0308ffnen", "ที่นี่ น้ำ ผู้ใหญ่", "한글 자모", "x\u20d7 and y\u0305", "soft\u00adhyphen zero\u200bwidth"],
    ),
}
