using MudBlazor;

namespace Portal.Web.Workspace.Layout;

/// <summary>
/// MudBlazor in the portal's tokens: light and dark, high contrast, and each of them for elders. MudColor wants literal values; a test
/// compares them with tokens.css.
/// </summary>
public static class PortalTheme
{
    private static readonly string[] Text = ["PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "system-ui", "sans-serif"];

    private static readonly MudTheme Standard = Make(Dark, elder: false);
    private static readonly MudTheme Elder = Make(Dark, elder: true);
    private static readonly MudTheme Contrast = Make(HighContrast, elder: false);
    private static readonly MudTheme ContrastElder = Make(HighContrast, elder: true);

    /// <param name="theme">As chosen on the root element; high contrast is a dark palette of its own.</param>
    /// <param name="mode">elder, or empty.</param>
    public static MudTheme Of(string? theme, string? mode) =>
        theme == "contrast" ? mode == "elder" ? ContrastElder : Contrast : mode == "elder" ? Elder : Standard;

    private static PaletteLight Light(bool elder) => new PaletteLight
    {
        Primary = "#0c4a6b",
        PrimaryDarken = "#07344d",
        PrimaryLighten = "#4f8fae",
        PrimaryContrastText = "#ffffff",
        SecondaryContrastText = "#ffffff",
        SuccessContrastText = "#ffffff",
        InfoContrastText = "#ffffff",
        TertiaryContrastText = "#ffffff",
        Secondary = "#0c4a6b",
        Success = "#0c4a6b",
        Info = "#0c4a6b",
        Tertiary = "#7f5200",
        Warning = "#7f5200",
        WarningContrastText = "#ffffff",
        Error = "#a5301e",
        ErrorContrastText = "#ffffff",
        AppbarBackground = "#0c4263",
        AppbarText = "#ffffff",
        Background = elder ? "#ffffff" : "#f5f7f8",
        Surface = "#ffffff",
        BackgroundGray = "#ecf1f4",
        DrawerBackground = "#ffffff",
        DrawerText = elder ? "#1d2831" : "#42515d",
        DrawerIcon = elder ? "#1d2831" : "#42515d",
        TextPrimary = elder ? "#000000" : "#15202a",
        TextSecondary = elder ? "#1d2831" : "#42515d",
        TextDisabled = elder ? "#2c3944" : "#596873",
        ActionDefault = elder ? "#1d2831" : "#42515d",
        ActionDisabled = elder ? "#2c3944" : "#596873",
        ActionDisabledBackground = "#ecf1f4",
        Divider = elder ? "#a8b6c0" : "#d6dee4",
        LinesDefault = elder ? "#a8b6c0" : "#d6dee4",
        TableLines = elder ? "#a8b6c0" : "#d6dee4",
        LinesInputs = elder ? "#4d5c67" : "#74848f",
        TableHover = "#e3eef4",
        TableStriped = "#00000000",
        HoverOpacity = .06,
        RippleOpacity = 0,
    };

    private static PaletteDark Dark => new PaletteDark
    {
        Primary = "#8cc6e2",
        PrimaryDarken = "#b3dbee",
        PrimaryLighten = "#3f6a82",
        PrimaryContrastText = "#06202f",
        SecondaryContrastText = "#06202f",
        SuccessContrastText = "#06202f",
        InfoContrastText = "#06202f",
        TertiaryContrastText = "#2a1b00",
        Secondary = "#8cc6e2",
        Success = "#8cc6e2",
        Info = "#8cc6e2",
        Tertiary = "#e8bb70",
        Warning = "#e8bb70",
        WarningContrastText = "#2a1b00",
        Error = "#f59a8a",
        ErrorContrastText = "#2b0a05",
        AppbarBackground = "#0d2c40",
        AppbarText = "#f2f7fa",
        Background = "#0e161c",
        Surface = "#151f27",
        BackgroundGray = "#1b2731",
        DrawerBackground = "#151f27",
        DrawerText = "#bcc9d2",
        DrawerIcon = "#bcc9d2",
        TextPrimary = "#e9eff3",
        TextSecondary = "#bcc9d2",
        TextDisabled = "#9dacb7",
        ActionDefault = "#bcc9d2",
        ActionDisabled = "#9dacb7",
        ActionDisabledBackground = "#1b2731",
        Divider = "#2d3b46",
        LinesDefault = "#2d3b46",
        TableLines = "#2d3b46",
        LinesInputs = "#7e909d",
        TableHover = "#193444",
        TableStriped = "#00000000",
        HoverOpacity = .10,
        RippleOpacity = 0,
    };

    private static PaletteDark HighContrast => new PaletteDark
    {
        Primary = "#ffe14d",
        PrimaryDarken = "#ffffff",
        PrimaryLighten = "#ffffff",
        PrimaryContrastText = "#000000",
        SecondaryContrastText = "#000000",
        SuccessContrastText = "#000000",
        InfoContrastText = "#000000",
        TertiaryContrastText = "#000000",
        Secondary = "#ffe14d",
        Success = "#ffe14d",
        Info = "#ffe14d",
        Tertiary = "#ffcb6b",
        Warning = "#ffcb6b",
        WarningContrastText = "#000000",
        Error = "#ffa494",
        ErrorContrastText = "#000000",
        AppbarBackground = "#000000",
        AppbarText = "#ffffff",
        Background = "#000000",
        Surface = "#000000",
        BackgroundGray = "#000000",
        DrawerBackground = "#000000",
        DrawerText = "#ffffff",
        DrawerIcon = "#ffffff",
        TextPrimary = "#ffffff",
        TextSecondary = "#ffffff",
        TextDisabled = "#ffffff",
        ActionDefault = "#ffffff",
        ActionDisabled = "#ffffff",
        ActionDisabledBackground = "#000000",
        Divider = "#ffffff",
        LinesDefault = "#ffffff",
        TableLines = "#ffffff",
        LinesInputs = "#ffffff",
        TableHover = "#000000",
        TableStriped = "#00000000",
        HoverOpacity = .10,
        RippleOpacity = 0,
    };

    private static MudTheme Make(PaletteDark dark, bool elder)
    {
        var (small, dense, text, line) = elder ? ("1rem", "1rem", "1.1rem", "1.7") : (".8125rem", ".875rem", "1rem", "1.6");
        return new MudTheme
        {
            PaletteLight = Light(elder),
            PaletteDark = dark,
            LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px", AppbarHeight = "48px", DrawerWidthLeft = "208px", DrawerMiniWidthLeft = "56px" },
            Typography = new Typography
            {
                Default = new DefaultTypography { FontFamily = Text, FontSize = dense, LineHeight = elder ? line : "1.5", LetterSpacing = "normal" },
                Body1 = new Body1Typography { FontFamily = Text, FontSize = text, LineHeight = line, LetterSpacing = "normal" },
                Body2 = new Body2Typography { FontFamily = Text, FontSize = dense, LineHeight = elder ? line : "1.5", LetterSpacing = "normal" },
                H6 = new H6Typography { FontFamily = Text, FontSize = elder ? text : ".9375rem", FontWeight = "600", LetterSpacing = "normal" },
                Button = new ButtonTypography { FontFamily = Text, FontSize = dense, FontWeight = "600", LetterSpacing = "normal", TextTransform = "none" },
                Caption = new CaptionTypography { FontFamily = Text, FontSize = small, LetterSpacing = "normal" },
            },
        };
    }
}
