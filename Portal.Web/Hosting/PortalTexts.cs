using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Portal.Web.Hosting;

public static class PortalTexts
{
    /// <summary>
    /// The portal's texts. In Chinese a text is its own key and nothing is looked up; the English ones are read from the language files once. The framework's own
    /// localizer makes a key of name and language for every word, even of those that no file holds: a tenth of what an open plan page allocated.
    /// </summary>
    public static IServiceCollection AddPortalTexts(this IServiceCollection services) => services
        .AddLocalization()
        .AddSingleton<ResourceManagerStringLocalizerFactory>()
        .AddSingleton<IStringLocalizerFactory>(provider => new TextsFactory(provider.GetRequiredService<ResourceManagerStringLocalizerFactory>()))
        .AddSingleton(typeof(IStringLocalizer<>), typeof(StringLocalizer<>)); // it takes its language at every word; one for each component reads its assembly's name again

    private sealed class TextsFactory(ResourceManagerStringLocalizerFactory files) : IStringLocalizerFactory
    {
        public IStringLocalizer Create(Type resourceSource) => new Texts(files.Create(resourceSource));

        public IStringLocalizer Create(string baseName, string location) => new Texts(files.Create(baseName, location));
    }

    private sealed class Texts(IStringLocalizer files) : IStringLocalizer
    {
        private FrozenDictionary<string, LocalizedString>? _english;

        private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

        /// <summary>Asked first under an English culture, whose files are then read.</summary>
        private FrozenDictionary<string, LocalizedString> English => _english ??= files.GetAllStrings().ToFrozenDictionary(text => text.Name);

        public LocalizedString this[string name] =>
            !IsEnglish ? new LocalizedString(name, name) : English.TryGetValue(name, out var text) ? text : new LocalizedString(name, name, resourceNotFound: true);

        public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(CultureInfo.CurrentCulture, this[name].Value, arguments));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => files.GetAllStrings(includeParentCultures);
    }
}
