using System.Buffers;

namespace Portal.Domain.Work.Tables;

/// <summary>Cuts the name cells of a table into single divisions and persons, and says which names look alike.</summary>
public static class Names
{
    private static readonly SearchValues<char> Separators = SearchValues.Create("、，,；;。／/\t\r\n 　\u00A0|｜");

    private static readonly string[] Endings =
    [
        "处", "室", "所", "中心", "局", "科", "委", "院", "股", "办", "部", "厅", "会", "馆", "站", "队", "组", "公司", "单位", "部门",
        "区", "县", "市", "镇", "乡", "街道", "学校", "大学", "集团", "政府",
    ];

    // Words with which a clause begins to tell what the division does.
    private static readonly string[] Verbs =
    [
        "负责", "做好", "牵头", "配合", "落实", "组织", "承担", "按照", "按职责", "按分工", "分别", "具体", "共同", "协助", "参与", "抓好",
        "主办", "协办", "统筹", "指导", "汇总", "起草", "报送", "办理", "实施", "根据",
    ];

    /// <summary>牵头处室 or 配合处室 as single divisions; prose such as '各处负责…，办公室做好…' yields 各处 and 办公室.</summary>
    public static IReadOnlyList<string> Divisions(string cell)
    {
        var tokens = Cut(cell);
        var prose = tokens.Exists(t => FirstVerb(t) >= 0);
        var divisions = new List<string>();
        foreach (var token in tokens)
        {
            if (!prose) divisions.Add(token);
            else divisions.AddRange(FromClause(token));
        }
        return [.. divisions.Distinct()];
    }

    /// <summary>责任人 as single names; '王　芳', padded to three characters, is one.</summary>
    public static IReadOnlyList<string> Persons(string cell)
    {
        var tokens = Cut(cell);
        var persons = new List<string>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            var padded = tokens[i].Length == 1 && i + 1 < tokens.Count && tokens[i + 1].Length == 1;
            persons.Add(padded ? tokens[i] + tokens[++i] : tokens[i]);
        }
        return [.. persons.Distinct()];
    }

    /// <summary>
    /// Names a clerk should look at: one begins with the other, or two of three characters differ in one after the surname.
    /// They are never merged: 赵利 and 赵利凯 may be two people.
    /// </summary>
    public static IEnumerable<(string First, string Second)> NearDuplicates(IEnumerable<string> names)
    {
        var distinct = names.Where(n => n.Length is >= 2 and <= 4).Distinct().ToList();
        var known = distinct.ToHashSet();
        var alike = new Dictionary<string, List<string>>();
        foreach (var name in distinct)
        {
            for (var length = 2; length < name.Length; length++)
                if (known.Contains(name[..length])) yield return (name[..length], name);

            if (name.Length != 3) continue;
            foreach (var pattern in (string[])[$"{name[0]}*{name[2]}", $"{name[..2]}*"])
            {
                if (!alike.TryGetValue(pattern, out var others)) alike[pattern] = others = [];
                foreach (var other in others) yield return (other, name);
                others.Add(name);
            }
        }
    }

    private static List<string> Cut(string cell)
    {
        var tokens = new List<string>();
        var rest = cell.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(Separators);
            var token = (end < 0 ? rest : rest[..end]).Trim();
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (!token.IsEmpty && !Cells.IsNone(token.ToString())) tokens.Add(token.ToString());
        }
        return tokens;
    }

    private static int FirstVerb(string text)
    {
        var first = -1;
        foreach (var verb in Verbs)
        {
            var at = text.IndexOf(verb, StringComparison.Ordinal);
            if (at >= 0 && (first < 0 || at < first)) first = at;
        }
        return first;
    }

    private static IEnumerable<string> FromClause(string clause)
    {
        var verb = FirstVerb(clause);
        var head = (verb < 0 ? clause : clause[..verb]).TrimStart('由').TrimEnd('（', '(', '：', ':', '会', '同');
        // 办公室和人事处负责: two divisions; 科技人才与创新服务处 is one, for 科技人才 is none.
        foreach (var and in "和与及")
        {
            var at = head.IndexOf(and);
            if (at > 0 && IsDivision(head[..at]) && IsDivision(head[(at + 1)..])) return [head[..at], head[(at + 1)..]];
        }
        return IsDivision(head) ? [head] : [];
    }

    internal static bool IsDivision(string text) =>
        text.Length is >= 2 and <= 20 && Array.Exists(Endings, e => text.EndsWith(e, StringComparison.Ordinal));
}
