namespace Portal.Domain.Mail;

/// <summary>Where a letter's reader finds the portal: without a slash at the end, so that the address of a page follows it.</summary>
public sealed record SiteAddress(string Url);
