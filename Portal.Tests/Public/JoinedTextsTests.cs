using CsCheck;
using Portal.Web.Public.Lists;

namespace Portal.Tests.Public;

public sealed class JoinedTextsTests
{
    private static readonly Gen<string> Texts = Gen.Char["abAB办法〔"].Array[0, 6].Select(c => new string(c));

    [Fact]
    public void A_word_is_found_in_just_the_texts_that_have_it_and_never_across_two_of_them() =>
        Gen.Select(Texts.Array[0, 8], Gen.Char["abAB办法〔"].Array[1, 3].Select(c => new string(c))).Sample((texts, word) =>
        {
            var marks = new bool[texts.Length];
            new JoinedTexts(texts).Mark(word, marks);
            Assert.Equal(texts.Select(t => t.Contains(word, StringComparison.OrdinalIgnoreCase)), marks);
        });
}
