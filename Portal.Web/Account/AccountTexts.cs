namespace Portal.Web.Account;

/// <summary>Marks the language files of the account pages: the Chinese text is the key.</summary>
public sealed class AccountTexts;
