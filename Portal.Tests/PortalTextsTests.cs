using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Web.Hosting;
using Portal.Web.Public;

namespace Portal.Tests;

public sealed class PortalTextsTests
{
    private static IStringLocalizer<PublicTexts> Texts { get; } =
        new ServiceCollection().AddLogging().AddPortalTexts().BuildServiceProvider().GetRequiredService<IStringLocalizer<PublicTexts>>();

    [Theory]
    [InlineData("zh-CN", "依申请公开", "还有3天")]
    [InlineData("en", "On request", "3 days left")]
    [InlineData("en-GB", "On request", "3 days left")]
    [InlineData("fr", "依申请公开", "还有3天")]
    public void A_Chinese_text_is_its_own_key_and_English_comes_from_the_file(string culture, string word, string sentence)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
        Assert.Equal(word, Texts["依申请公开"].Value);
        Assert.Equal(sentence, Texts["还有{0}天", 3].Value);
    }

    [Fact]
    public void A_text_without_English_is_shown_in_Chinese_and_says_that_it_was_not_found()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        var text = Texts["没有译文的一句话"];
        Assert.Equal(("没有译文的一句话", true), (text.Value, text.ResourceNotFound));
    }
}
