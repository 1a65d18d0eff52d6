using System.Net;
using System.Text.RegularExpressions;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using static Portal.Tests.Public.PageChecks;

namespace Portal.Tests.Public;

/// <summary>What the public sees when time passes or the desk acts: at once, everywhere, and never what was taken away.</summary>
public sealed class DocumentChangeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Validity_follows_the_calendar()
    {
        await using var site = await DocumentSite.StartAsync(new DateTimeOffset(2019, 10, 14, 9, 0, 0, TimeSpan.FromHours(8)));
        var before = Words(await site.Visitor.GetStringAsync("/policies/gaoxin-cuoshi", Ct));
        Assert.Contains("本文件尚未生效，自2019年11月1日起施行。", before);
        Assert.Contains("2019年11月1日（将至） 施行， 示科规〔2016〕2号 同时废止", before);
        var old = await site.Visitor.GetStringAsync("/policies/gaoxin-peiyu-2016", Ct);
        Assert.Contains("本文件将于2019年11月1日被替代。", Words(old));
        Assert.Contains("href=\"/policies/gaoxin-cuoshi\">看替代它的文件", old);

        site.TravelTo(new DateOnly(2019, 11, 1));
        Assert.DoesNotContain("role=\"note\"", await site.Visitor.GetStringAsync("/policies/gaoxin-cuoshi", Ct));
        Assert.Contains("本文件已于2019年11月1日被替代。", Words(await site.Visitor.GetStringAsync("/policies/gaoxin-peiyu-2016", Ct)));

        site.TravelTo(new DateOnly(2024, 10, 31));
        Assert.Contains("有效性 有效", Words(await site.Visitor.GetStringAsync("/policies/gaoxin-cuoshi", Ct)));
        site.TravelTo(new DateOnly(2024, 11, 1));
        Assert.Contains("本文件有效期到2024年10月31日为止，现已失效。", Words(await site.Visitor.GetStringAsync("/policies/gaoxin-cuoshi", Ct)));
        var repealed = await site.Visitor.GetStringAsync("/policies/waiguoren-xuke-2019", Ct);
        Assert.Contains("本文件已于2023年5月1日废止。", Words(repealed));
        Assert.Contains("href=\"/policies/qingli-2023\">看作为依据的文件", repealed);
    }

    [Fact]
    public async Task A_policy_in_force_from_its_publication_says_what_it_replaced_as_the_replaced_one_does()
    {
        await using var site = await DocumentSite.StartAsync();
        var author = await site.Site.ActorAsync(Role.Webmaster);
        var old = await site.PolicyAsync("xiaojuren-rending-2024");
        var next = await site.BeginAsync(DocumentKind.Policy, "other-policies", "示例市新认定办法", "各有关单位：\n\n自发布之日起施行。\n");
        DocumentSite.Ok(await site.Site.Get<AssignIndexNumber>().ExecuteAsync(author, next, Ct));
        foreach (var (field, value) in ((DocumentField, string)[])[(DocumentField.Number, "示科规〔2026〕99号"), (DocumentField.SignedOn, "2026-11-20"), (DocumentField.Topic, "科技企业"), (DocumentField.Slug, "xin-rending")])
            await site.FactAsync(next, field, value);
        DocumentSite.Ok(await site.Site.Get<EditPackage>().ExecuteAsync(author, next, PackageField.Exemption, "", "内容简单", Ct));
        DocumentSite.Ok(await site.Site.Get<LinkDocuments>().ExecuteAsync(author, next, LinkKind.Replaces, old.Id, linked: true, Ct));
        await site.ReleaseAsync(next);
        Assert.Contains("2026年11月23日 施行， 示科规〔2024〕1号 同时废止", Words(await site.Visitor.GetStringAsync("/policies/xin-rending", Ct)));
        Assert.Contains("href=\"/policies/xin-rending\">看替代它的文件", await site.Visitor.GetStringAsync("/policies/xiaojuren-rending-2024", Ct));
    }

    [Fact]
    public async Task An_interpretation_that_follows_is_promised_until_its_last_day_and_called_late_from_the_next_on()
    {
        await using var site = await DocumentSite.StartAsync();
        var author = await site.Site.ActorAsync(Role.Webmaster);
        var policy = await site.BeginAsync(DocumentKind.Policy, "other-policies", "示例市后解读办法", "各有关单位：\n\n本办法用于测试。\n");
        DocumentSite.Ok(await site.Site.Get<AssignIndexNumber>().ExecuteAsync(author, policy, Ct));
        foreach (var (field, value) in ((DocumentField, string)[])[(DocumentField.Number, "示科发〔2026〕99号"), (DocumentField.SignedOn, "2026-11-20"), (DocumentField.Topic, "科技企业"), (DocumentField.Slug, "hou-jiedu")])
            await site.FactAsync(policy, field, value);
        foreach (var (field, value) in ((PackageField, string)[])[(PackageField.Outline, "背景"), (PackageField.Forms, "文字"), (PackageField.Channels, "门户网站"), (PackageField.When, "2026-11-26"), (PackageField.Person, "经办人"), (PackageField.MaterialsFollow, "1")])
            DocumentSite.Ok(await site.Site.Get<EditPackage>().ExecuteAsync(author, policy, field, "", value, Ct));
        await site.ReleaseAsync(policy); // on Monday 23 November 2026
        site.TravelTo(new DateOnly(2026, 11, 26));
        Assert.Contains("解读材料将在2026年11月26日以前发布。", await site.Visitor.GetStringAsync("/policies/hou-jiedu", Ct));
        site.TravelTo(new DateOnly(2026, 11, 27));
        Assert.Contains("解读材料应在2026年11月26日以前发布，还没有发布。", await site.Visitor.GetStringAsync("/policies/hou-jiedu", Ct));
    }

    [Fact]
    public async Task An_act_on_validity_is_on_every_page_at_once()
    {
        await using var site = await DocumentSite.StartAsync();
        var (policy, source) = (await site.PolicyAsync("xiaojuren-rending-2024"), await site.PolicyAsync("qingli-2023"));
        foreach (var path in (string[])[policy.Address, "/policies", "/policies?validity=valid", "/disclosure/normative", "/interpretations/xiaojuren-rending-2024-tujie"]) await site.Visitor.GetStringAsync(path, Ct);

        DocumentSite.Ok(await site.Site.Get<ChangeStatus>().RecordAsync(Actor.System, policy.Id, new StatusWish(StatusActKind.Repealed, new DateOnly(2026, 11, 23), "依据清理结果", source.Id), Ct));

        Assert.Contains("本文件已于2026年11月23日废止。 依据： 依据清理结果 。 看作为依据的文件： 示例市科学技术局关于公布政策文件清理结果的通知", Words(await site.Visitor.GetStringAsync(policy.Address, Ct)));
        Assert.Contains("2026年11月23日废止", await site.Visitor.GetStringAsync("/policies", Ct));
        Assert.DoesNotContain(policy.Address + "\"", Body(await site.Visitor.GetStringAsync("/policies?validity=valid", Ct)));
        Assert.Contains("2026年11月23日废止", await site.Visitor.GetStringAsync("/disclosure/normative", Ct));
        Assert.Contains("2026年11月23日废止", await site.Visitor.GetStringAsync("/interpretations/xiaojuren-rending-2024-tujie", Ct)); // it names its policy
        Assert.Contains("\"validity\":\"repealed\"", await site.Visitor.GetStringAsync("/api/v1/policies/xiaojuren-rending-2024", Ct));
    }

    [Fact]
    public async Task The_home_page_shows_the_latest_policies_that_have_not_ended()
    {
        await using var site = await DocumentSite.StartAsync();
        var policies = (await site.ShelfAsync()).All.Where(i => i.Kind == DocumentKind.Policy).ToArray();
        async Task<IEnumerable<string>> ShownAsync() => Regex.Matches(await site.Visitor.GetStringAsync("/", Ct), "<h3><a href=\"(/policies/[^\"]+)\"").Select(m => m.Groups[1].Value);
        Assert.Equal(policies[0].Address, (await ShownAsync()).First());

        DocumentSite.Ok(await site.Site.Get<ChangeStatus>().RecordAsync(Actor.System, policies[0].Id, new StatusWish(StatusActKind.Repealed, new DateOnly(2026, 11, 23), "依据清理结果", (await site.PolicyAsync("qingli-2023")).Id), Ct));

        var day = new DateOnly(2026, 11, 23);
        var current = (await site.ShelfAsync()).All.Where(i => i.Kind == DocumentKind.Policy && i.ValidityOn(day).IsCurrent).Take(5).Select(i => i.Address).ToArray();
        Assert.DoesNotContain(policies[0].Address, current);
        Assert.Equal(current, await ShownAsync());
    }

    [Fact]
    public async Task A_release_shows_at_once_with_its_change_note_and_nothing_else_is_rendered_again()
    {
        await using var site = await DocumentSite.StartAsync();
        var policy = await site.PolicyAsync("tidu-peiyu-2026");
        using var before = await site.Visitor.GetAsync(policy.Address, Ct);
        using var other = await site.Visitor.GetAsync("/policies/gaoxin-cuoshi", Ct);
        await site.WriteAsync(policy.Id, "各有关单位：\n\n第二版的正文。\n\n示例市科学技术局\n\n2026年11月23日\n");
        Assert.DoesNotContain("第二版的正文", await site.Visitor.GetStringAsync(policy.Address, Ct)); // a draft is nobody's business
        await site.FactAsync(policy.Id, DocumentField.ChangeNote, "明确申报时间");

        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await site.ReleaseAsync(policy.Id);

        using var after = await site.Visitor.GetAsync(policy.Address, Ct);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        var words = Words(await after.Content.ReadAsStringAsync(Ct));
        Assert.Contains("第二版的正文。", words);
        Assert.Contains("修改： 明确申报时间", words);
        Assert.Equal(site.Clock.GetUtcNow(), after.Content.Headers.LastModified);
        using var same = await site.Visitor.GetAsync("/policies/gaoxin-cuoshi", Ct);
        Assert.Equal(other.Content.Headers.LastModified, same.Content.Headers.LastModified);
    }

    [Fact]
    public async Task A_new_interpretation_appears_on_its_policy_the_home_page_the_lists_and_the_feeds()
    {
        await using var site = await DocumentSite.StartAsync();
        var policy = await site.PolicyAsync("fuhuaqi-2025");
        string[] places = [policy.Address, "/", "/policies", "/interpretations", "/feed.xml", "/interpretations/feed.xml", "/disclosure/interpretations/feed.xml", "/sitemap.xml", "/api/v1/interpretations"];
        foreach (var place in places) await site.Visitor.GetStringAsync(place, Ct);

        var interpretation = await site.BeginAsync(DocumentKind.Interpretation, "interpretations", "孵化器怎么办", "## 背景\n\n为什么。\n", policy.Id);
        await site.FactAsync(interpretation, DocumentField.Elements, "++++++++++");
        await site.FactAsync(interpretation, DocumentField.Slug, "fuhuaqi-zenme-ban");
        foreach (var place in places) Assert.DoesNotContain("fuhuaqi-zenme-ban", await site.Visitor.GetStringAsync(place, Ct));
        await site.ReleaseAsync(policy.Id);

        foreach (var place in places) Assert.Contains("fuhuaqi-zenme-ban", await site.Visitor.GetStringAsync(place, Ct));
        Assert.Contains(policy.Address, await site.Visitor.GetStringAsync("/interpretations/fuhuaqi-zenme-ban", Ct));
    }

    [Fact]
    public async Task An_address_that_was_given_up_leads_to_the_new_one_for_ever()
    {
        await using var site = await DocumentSite.StartAsync();
        var policy = await site.PolicyAsync("gaoxin-cuoshi");
        await site.Visitor.GetStringAsync("/policies/gaoxin-cuoshi", Ct);
        await site.FactAsync(policy.Id, DocumentField.Slug, "gaoxin-zhichi");

        foreach (var (old, now) in ((string, string)[])[("/policies/gaoxin-cuoshi", "/policies/gaoxin-zhichi"), ("/policies/gaoxin-cuoshi/print", "/policies/gaoxin-zhichi/print"), ("/api/v1/policies/gaoxin-cuoshi", "/api/v1/policies/gaoxin-zhichi")])
        {
            using var answer = await site.Visitor.GetAsync(old, Ct);
            Assert.Equal((HttpStatusCode.MovedPermanently, now), (answer.StatusCode, answer.Headers.Location!.OriginalString));
            Assert.True(answer.Headers.CacheControl!.NoCache); // or who read it before goes in circles once the old address is taken back
            Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync(now, Ct)).StatusCode);
        }

        Assert.Contains("/policies/gaoxin-zhichi", await site.Visitor.GetStringAsync("/interpretations/gaoxin-cuoshi-wenda", Ct));
        Assert.DoesNotContain("/policies/gaoxin-cuoshi<", await site.Visitor.GetStringAsync("/sitemap.xml", Ct));
    }

    [Fact]
    public async Task What_was_withdrawn_keeps_its_page_and_what_was_hidden_is_nowhere()
    {
        await using var site = await DocumentSite.StartAsync();
        var policy = await site.PolicyAsync("gaoxin-cuoshi");
        var file = System.Text.RegularExpressions.Regex.Match(await site.Visitor.GetStringAsync(policy.Address, Ct), "/files/[0-9a-f]{64}/[^\"]+").Value;
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync(file, Ct)).StatusCode);
        var status = site.Site.Get<ChangeStatus>();

        DocumentSite.Ok(await status.WithdrawAsync(Actor.System, policy.Id, "附件里有个人信息", hidesText: true, Ct));
        var html = await site.Visitor.GetStringAsync(policy.Address, Ct);
        Assert.Contains("本页已于2026年11月23日撤下。 原因： 附件里有个人信息 。 文件内容已一并撤下。", Words(html));
        Assert.Contains("noindex", html);
        foreach (var place in (string[])[policy.Address, policy.Address + "/print", "/policies", "/policies?validity=withdrawn", "/", "/feed.xml", "/policies/feed.xml", "/sitemap.xml", "/search?q=%E9%AB%98%E6%96%B0", "/api/v1/policies", "/api/v1/policies/gaoxin-cuoshi", "/api/v1/policies?validity=withdrawn", "/api/v1/policies?format=csv"])
        {
            var text = await site.Visitor.GetStringAsync(place, Ct);
            Assert.False(text.Contains("对首次认定的", StringComparison.Ordinal), place); // of the text and of the summary
            Assert.False(text.Contains("补助申请表", StringComparison.Ordinal), place);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(file, Ct)).StatusCode);
        Assert.DoesNotContain(policy.Address + "<", await site.Visitor.GetStringAsync("/sitemap.xml", Ct));
        Assert.DoesNotContain($"href=\"{policy.Address}\"", Body(await site.Visitor.GetStringAsync("/policies", Ct)));
        Assert.Contains($"href=\"{policy.Address}\"", Body(await site.Visitor.GetStringAsync("/policies?validity=withdrawn", Ct)));

        DocumentSite.Ok(await status.RestoreAsync(Actor.System, policy.Id, "已核对", Ct));
        Assert.Contains("对首次认定的", await site.Visitor.GetStringAsync(policy.Address, Ct));
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync(file, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_column_renamed_is_renamed_everywhere()
    {
        await using var site = await DocumentSite.StartAsync();
        string[] places = ["/disclosure", "/disclosure/normative", "/policies/gaoxin-cuoshi", "/policies", "/site-map", "/api/v1/columns"];
        foreach (var place in places) Assert.Contains("行政规范性文件", await site.Visitor.GetStringAsync(place, Ct));
        var column = (await site.ShelfAsync()).Columns.Single(c => c.Slug == "normative");
        DocumentSite.Ok(await site.Site.Get<EditColumn>().ExecuteAsync(Actor.System, column.Id, new ColumnDraft("normative", "规范性文件库", column.Kind, column.ParentId, column.Description, column.Keywords, column.ChainId), Ct));
        foreach (var place in places) Assert.Contains("规范性文件库", await site.Visitor.GetStringAsync(place, Ct));
    }

    [Fact]
    public async Task An_address_that_a_column_gave_up_leads_to_the_new_one_and_back_again()
    {
        await using var site = await DocumentSite.StartAsync();
        // One column that is a list, and one that is its only page.
        foreach (var (first, second, third) in ((string, string, string)[])[("normative", "normative-new", "normative-newer"), ("guide", "guide-new", "guide-newer")])
        {
            string[] views = ["", "/feed.xml"];
            foreach (var view in views) await site.Visitor.GetStringAsync($"/disclosure/{first}{view}", Ct);
            await RenameAsync(site, first, second);
            foreach (var view in views) await LeadsAsync(site, $"/disclosure/{first}{view}", $"/disclosure/{second}{view}");
            await LeadsAsync(site, $"/disclosure/{first}?page=1", $"/disclosure/{second}?page=1");
            await RenameAsync(site, second, third);
            foreach (var old in (string[])[first, second])
                foreach (var view in views)
                    await LeadsAsync(site, $"/disclosure/{old}{view}", $"/disclosure/{third}{view}");
            await RenameAsync(site, third, first);
            foreach (var old in (string[])[second, third])
                foreach (var view in views)
                    await LeadsAsync(site, $"/disclosure/{old}{view}", $"/disclosure/{first}{view}");
        }

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/disclosure/never-was/feed.xml", Ct)).StatusCode);
    }

    private static async Task RenameAsync(DocumentSite site, string from, string to)
    {
        var column = (await site.ShelfAsync()).Columns.Single(c => c.Slug == from);
        DocumentSite.Ok(await site.Site.Get<EditColumn>().ExecuteAsync(Actor.System, column.Id, new ColumnDraft(to, column.Name, column.Kind, column.ParentId, column.Description, column.Keywords, column.ChainId), Ct));
    }

    private static async Task LeadsAsync(DocumentSite site, string old, string now)
    {
        using var answer = await site.Visitor.GetAsync(old, Ct);
        Assert.Equal((HttpStatusCode.MovedPermanently, now), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.True(answer.Headers.CacheControl!.NoCache); // or who read it before goes in circles once the old address is taken back
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync(now, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_list_narrowed_by_a_former_address_of_a_column_leads_to_the_present_one()
    {
        await using var site = await DocumentSite.StartAsync();
        await RenameAsync(site, "normative", "guifan");
        await RenameAsync(site, "guifan", "norms");
        foreach (var old in (string[])["normative", "guifan"])
        {
            await LeadsAsync(site, $"/policies?q=%E5%8A%9E%E6%B3%95&column=other-policies&column={old}&validity=valid&sort=signed&page=1", "/policies?q=%E5%8A%9E%E6%B3%95&column=other-policies&column=norms&validity=valid&sort=signed&page=1");
            await LeadsAsync(site, $"/api/v1/policies?column={old}&format=csv", "/api/v1/policies?column=norms&format=csv");
        }

        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/policies?column=never-was", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_feed_stays_the_same_feed_when_its_column_is_renamed()
    {
        await using var site = await DocumentSite.StartAsync();
        async Task<string> IdAsync(string slug) => Regex.Match(await site.Visitor.GetStringAsync($"/disclosure/{slug}/feed.xml", Ct), "<id>(tag:[^<]+)</id>").Groups[1].Value;
        var id = await IdAsync("normative");
        await RenameAsync(site, "normative", "norms");
        Assert.Equal(id, await IdAsync("norms"));
        Assert.NotEqual(id, await IdAsync("other-policies"));
    }

    [Fact]
    public async Task A_column_of_one_page_becomes_a_list_with_the_second()
    {
        await using var site = await DocumentSite.StartAsync();
        Assert.Contains("<article class=\"paper", await site.Visitor.GetStringAsync("/disclosure/guide", Ct));
        var second = await site.BeginAsync(DocumentKind.Page, "guide", "指南补充", "补充说明。\n");
        await site.FactAsync(second, DocumentField.Slug, "zhinan-buchong");
        await site.ReleaseAsync(second);
        var html = Body(await site.Visitor.GetStringAsync("/disclosure/guide", Ct));
        Assert.Contains("href=\"/pages/zhinan-buchong\"", html);
        Assert.Contains("href=\"/pages/gongkai-zhinan\"", html);
    }

    [Fact]
    public async Task What_people_wrote_is_text_never_markup()
    {
        await using var site = await DocumentSite.StartAsync();
        const string Nasty = "\"><img src=x onerror=alert(1)></script><script>alert(2)</script>";
        var notice = await site.BeginAsync(DocumentKind.Notice, "notices", $"通知{Nasty}", $"# 标题\n\n{Nasty}\n\n<iframe src=//example.com></iframe>\n");
        await site.FactAsync(notice, DocumentField.Summary, $"概述{Nasty}");
        await site.FactAsync(notice, DocumentField.Slug, "nasty");
        await site.ReleaseAsync(notice);
        foreach (var path in (string[])["/notices/nasty", "/notices", "/", "/search?q=alert", "/disclosure/notices"])
        {
            var html = await site.Visitor.GetStringAsync(path, Ct);
            Assert.Contains("onerror=", html); // there, and escaped
            Assert.DoesNotMatch("<(img|iframe|svg/)[^>]*(onerror|onload|//example)|<script>alert|href=\"javascript:|src=\"data:", html);
            await IsWellFormedAsync(site.Visitor, path);
        }

        _ = System.Xml.Linq.XDocument.Parse(await site.Visitor.GetStringAsync("/feed.xml", Ct));
    }
}
