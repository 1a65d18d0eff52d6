using MudBlazor;

namespace Portal.Web.Workspace.Layout;

/// <summary>MudBlazor in the portal's tokens. MudColor wants literal values; a test compares them with tokens.css.</summary>
public static class PortalTheme
{
    private static readonly string[] Text = ["PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "system-ui", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0c4a6b", PrimaryDarken = "#07344d", PrimaryLighten = "#4f8fae", PrimaryContrastText = "#ffffff",
            Secondary = "#0c4a6b", Success = "#0c4a6b", Info = "#0c4a6b",
            Tertiary = "#7f5200", Warning = "#7f5200", WarningContrastText = "#ffffff",
            Error = "#a5301e", ErrorContrastText = "#ffffff",
            AppbarBackground = "#0c4263", AppbarText = "#ffffff",
            Background = "#f5f7f8", Surface = "#ffffff", BackgroundGray = "#ecf1f4",
            DrawerBackground = "#ffffff", DrawerText = "#42515d", DrawerIcon = "#42515d",
            TextPrimary = "#15202a", TextSecondary = "#42515d", TextDisabled = "#596873",
            ActionDefault = "#42515d", ActionDisabled = "#596873", ActionDisabledBackground = "#ecf1f4",
            Divider = "#d6dee4", LinesDefault = "#d6dee4", TableLines = "#d6dee4", LinesInputs = "#74848f",
            TableHover = "#e3eef4", TableStriped = "#00000000", HoverOpacity = .06, RippleOpacity = 0,
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#8cc6e2", PrimaryDarken = "#b3dbee", PrimaryLighten = "#3f6a82", PrimaryContrastText = "#06202f",
            Secondary = "#8cc6e2", Success = "#8cc6e2", Info = "#8cc6e2",
            Tertiary = "#e8bb70", Warning = "#e8bb70", WarningContrastText = "#2a1b00",
            Error = "#f59a8a", ErrorContrastText = "#2b0a05",
            AppbarBackground = "#0d2c40", AppbarText = "#f2f7fa",
            Background = "#0e161c", Surface = "#151f27", BackgroundGray = "#1b2731",
            DrawerBackground = "#151f27", DrawerText = "#bcc9d2", DrawerIcon = "#bcc9d2",
            TextPrimary = "#e9eff3", TextSecondary = "#bcc9d2", TextDisabled = "#9dacb7",
            ActionDefault = "#bcc9d2", ActionDisabled = "#9dacb7", ActionDisabledBackground = "#1b2731",
            Divider = "#2d3b46", LinesDefault = "#2d3b46", TableLines = "#2d3b46", LinesInputs = "#7e909d",
            TableHover = "#193444", TableStriped = "#00000000", HoverOpacity = .10, RippleOpacity = 0,
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px", AppbarHeight = "48px", DrawerWidthLeft = "208px", DrawerMiniWidthLeft = "56px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Text, FontSize = ".875rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Text, FontSize = "1rem", LineHeight = "1.6", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Text, FontSize = ".875rem", LineHeight = "1.5", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Text, FontSize = ".9375rem", FontWeight = "600", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Text, FontSize = ".875rem", FontWeight = "600", LetterSpacing = "normal", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Text, FontSize = ".8125rem", LetterSpacing = "normal" },
        },
    };
}
