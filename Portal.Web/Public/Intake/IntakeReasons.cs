namespace Portal.Web.Public.Intake;

/// <summary>Marks the language file of what is wrong with a form for opinions and messages: the Chinese text is the key.</summary>
public sealed class IntakeReasons;
