// 'Account' alone is this room's namespace inside Portal.Web.
global using StaffAccount = Portal.Domain.People.Account;
